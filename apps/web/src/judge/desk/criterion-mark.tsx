import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../design';
import type { Criterion, Sheet } from '../judging-query';
import { markText } from '../marks/mark-text';
import { markFrom } from '../marks/measured';
import type { MarkStore } from '../marks/mark-store';
import { Levels, ToleranceBands } from './levels';
import { MarkConflictNote } from './mark-conflict-note';
import { MarkInput } from './mark-input';
import { OwnMarks } from './own-marks';

interface CriterionMarkProps {
  readonly criterion: Criterion;
  readonly sheet: Sheet;
  readonly store: MarkStore;
  /** What was given: the mark, or the measured value. */
  readonly value: number | undefined;
  readonly onAmend: () => void;
  readonly children: ReactNode;
}

/** One criterion: its name and weight, the mark, and what each level or tolerance means; the one reached stands out. */
export function CriterionMark({ criterion, sheet, store, value, onAmend, children }: CriterionMarkProps) {
  const { t } = useTranslation('judge');
  const { code, measure } = criterion;
  const conflict = store.conflictOf(sheet.id, code);
  const refused = store.refusalOf(sheet.id, code);
  const mark = value === undefined ? undefined : measure ? markFrom(measure, value) : value;
  const own = sheet.ownMarks.find((one) => one.criterion === code);
  return (
    <section className="criterion" aria-labelledby={`criterion-${code}`}>
      <div className="criterion-head">
        <h3 id={`criterion-${code}`}>{criterion.name} <span className="small quiet">{t('rubric.weight', { weight: criterion.weight })}</span></h3>
        {sheet.abilities.canMark ? (
          <MarkInput
            criterion={criterion} value={value} isWaiting={store.valueOf(sheet.id, code) !== undefined} onGive={(given) => store.give(sheet.id, code, given, Boolean(measure), criterion.name)}
            refusal={refused ? t('refused.mark', { mark: refused.value === null ? '' : markText(refused.value), message: refused.message }) : undefined}
          />
        ) : (
          <span className="row"><strong className="mark-locked figures">{mark === undefined ? '—' : markText(mark)}</strong>{sheet.abilities.canAmend ? <Button kind="quiet" size="small" onClick={onAmend}>{t('amend.open')}</Button> : null}</span>
        )}
      </div>
      {refused && !sheet.abilities.canMark ? <p className="small refused-mark" role="status">{t('refused.mark', { mark: refused.value === null ? '' : markText(refused.value), message: refused.message })}</p> : null}
      {conflict ? <MarkConflictNote conflict={conflict} onSettle={(keepsMine) => store.settle(conflict, keepsMine)} /> : null}
      {children}
      {measure ? <ToleranceBands measure={measure} value={value} /> : <Levels criterion={criterion} mark={mark} />}
      {own && own.values.length > 1 ? <OwnMarks own={own} max={criterion.max} mark={mark} /> : null}
    </section>
  );
}
