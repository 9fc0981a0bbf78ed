import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../design';
import { scoreText } from '../../i18n/figures';
import type { Criterion, Sheet } from '../judging-query';
import { markText } from '../marks/mark-text';
import type { MarkStore } from '../marks/mark-store';
import { MarkConflictNote } from './mark-conflict-note';
import { MarkInput } from './mark-input';

interface CriterionMarkProps {
  readonly criterion: Criterion;
  readonly sheet: Sheet;
  readonly store: MarkStore;
  readonly value: number | undefined;
  readonly onAmend: () => void;
  readonly children: ReactNode;
}

/** One criterion: its name and weight, the mark, and what each level means; the level of the mark stands out. */
export function CriterionMark({ criterion, sheet, store, value, onAmend, children }: CriterionMarkProps) {
  const { t } = useTranslation('judge');
  const conflict = store.conflictOf(sheet.id, criterion.code);
  const refused = store.refusalOf(sheet.id, criterion.code);
  const levels = [...criterion.levels].sort((a, b) => b.from - a.from);
  const reached = value === undefined ? undefined : levels.find(({ from }) => value >= from);
  return (
    <section className="criterion" aria-labelledby={`criterion-${criterion.code}`}>
      <div className="criterion-head">
        <h3 id={`criterion-${criterion.code}`}>{criterion.name} <span className="small quiet">{t('rubric.weight', { weight: criterion.weight })}</span></h3>
        {sheet.abilities.canMark ? (
          <MarkInput criterion={criterion} value={value} isWaiting={store.valueOf(sheet.id, criterion.code) !== undefined} refusal={refused ? t('refused.mark', { mark: refused.value === null ? '' : markText(refused.value), message: refused.message }) : undefined} onGive={(given) => store.give(sheet.id, criterion.code, given)} />
        ) : (
          <span className="row"><strong className="mark-locked figures">{value === undefined ? '—' : markText(value)}</strong>{sheet.abilities.canAmend ? <Button kind="quiet" size="small" onClick={onAmend}>{t('amend.open')}</Button> : null}</span>
        )}
      </div>
      {conflict ? <MarkConflictNote conflict={conflict} onSettle={(keepsMine) => store.settle(conflict, keepsMine)} /> : null}
      {children}
      <ul className="levels">
        {levels.map((level) => (
          <li key={level.from} data-reached={level === reached || undefined}>
            <span className="level-name">{level.name} <span className="figures">{t('rubric.from', { mark: scoreText(level.from, 0) })}</span></span>
            <span>{level.description}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
