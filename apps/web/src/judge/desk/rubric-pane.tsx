import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Sheet } from '../judging-query';
import type { MarkStore } from '../marks/mark-store';
import { AmendForm } from './amend-form';
import { CommentField } from './comment-field';
import { CriterionMark } from './criterion-mark';
import { Revisions } from './revisions';
import { shownMarks } from './sheet-marks';
import { SpreadNote } from './spread-note';
import { StepBack } from './step-back';
import type { Neighbours } from './use-neighbours';

interface RubricPaneProps {
  readonly sheet: Sheet;
  readonly store: MarkStore;
  readonly neighbours: Neighbours;
}

/** The rubric with its levels and a mark for each criterion. Nothing here is modal. */
export function RubricPane({ sheet, store, neighbours }: RubricPaneProps) {
  const { t } = useTranslation('judge');
  const [amending, setAmending] = useState<string | null>(null);
  const { values } = shownMarks(sheet, store);
  return (
    <div className="rubric">
      <SpreadNote sheet={sheet} />
      <StepBack sheet={sheet} onDone={neighbours.goNextOpen} />
      {sheet.state === 'recused' || sheet.state === 'abstained' ? <p className="quiet">{t(sheet.state === 'recused' ? 'recuse.done' : 'abstain.done')}</p> : null}
      {sheet.rubric.map((criterion) => (
        <CriterionMark key={criterion.code} criterion={criterion} sheet={sheet} store={store} value={values.get(criterion.code)} onAmend={() => setAmending(criterion.code)}>
          {amending === criterion.code ? <AmendForm sheetId={sheet.id} criterion={criterion} current={values.get(criterion.code)} onClose={() => setAmending(null)} /> : null}
        </CriterionMark>
      ))}
      <CommentField sheet={sheet} store={store} />
      <Revisions sheet={sheet} />
    </div>
  );
}
