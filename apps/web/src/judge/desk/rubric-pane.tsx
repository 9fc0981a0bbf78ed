import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Sheet } from '../judging-query';
import { markText, previewTotal } from '../marks/mark-text';
import type { MarkStore } from '../marks/mark-store';
import { AmendForm } from './amend-form';
import { CommentField } from './comment-field';
import { CriterionMark } from './criterion-mark';
import { LockBar } from './lock-bar';
import { RecuseForm } from './recuse-form';
import { Revisions } from './revisions';
import type { Neighbours } from './use-neighbours';

interface RubricPaneProps {
  readonly sheet: Sheet;
  readonly store: MarkStore;
  readonly neighbours: Neighbours;
  readonly again: () => void;
}

/** The rubric with its levels, a mark for each criterion, and the total always in sight. Nothing here is modal. */
export function RubricPane({ sheet, store, neighbours, again }: RubricPaneProps) {
  const { t } = useTranslation('judge');
  const [amending, setAmending] = useState<string | null>(null);
  const standing = new Map(sheet.marks.map(({ criterion, value }) => [criterion, value]));
  const shown = new Map(sheet.rubric.flatMap(({ code }) => {
    const value = store.valueOf(sheet.id, code) ?? standing.get(code);
    return value === undefined ? [] : [[code, value] as const];
  }));
  const isWaiting = store.waitingOf(sheet.id) > 0;
  const total = isWaiting ? previewTotal(sheet.rubric, shown) : sheet.total;
  return (
    <>
      <div className="rubric">
        {sheet.state === 'recused' ? <p className="quiet">{t('recuse.done')}</p> : null}
        {sheet.rubric.map((criterion) => (
          <CriterionMark key={criterion.code} criterion={criterion} sheet={sheet} store={store} value={shown.get(criterion.code)} onAmend={() => setAmending(criterion.code)}>
            {amending === criterion.code ? <AmendForm sheetId={sheet.id} criterion={criterion} current={shown.get(criterion.code)} onClose={() => setAmending(null)} /> : null}
          </CriterionMark>
        ))}
        <CommentField sheet={sheet} store={store} />
        <Revisions sheet={sheet} />
        {sheet.abilities.canRecuse ? <RecuseForm sheetId={sheet.id} onDone={neighbours.goNextOpen} /> : null}
        <p className="keys small quiet">{t('desk.keys')}</p>
      </div>
      <LockBar sheet={sheet} total={total === null ? null : markText(total)} marked={shown.size} isWaiting={isWaiting || store.hasConflictIn(sheet.id)} neighbours={neighbours} again={again} />
    </>
  );
}
