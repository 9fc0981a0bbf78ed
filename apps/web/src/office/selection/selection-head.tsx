import BadgeCheck from 'lucide-react/icons/badge-check';
import FileSpreadsheet from 'lucide-react/icons/file-spreadsheet';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, ButtonAnchor, Note, ProblemNote, Progress, StateChip, useToast } from '../../design';
import { useCommand } from '../../data/use-command';
import { usePolling } from '../use-polling';
import { scoreText } from '../../i18n/figures';
import { useTimes } from '../../i18n/times';
import { cancelSelectionMutation, isGoing, type Selection } from './selection-query';
import { useSelectionProgress } from './use-selection-progress';

interface SelectionHeadProps {
  readonly selection: Selection;
  readonly again: () => void;
  /** What can be done with it. */
  readonly children: ReactNode;
}

/** What the selection is doing, or what it found: the figures, and how sure it is that nothing is better. */
export function SelectionHead({ selection, again, children }: SelectionHeadProps) {
  const { t } = useTranslation('selection');
  const times = useTimes();
  return (
    <section className="card stack" aria-labelledby="selection">
      <div className="row-apart">
        <div>
          <h2 id="selection">{t('title', { places: selection.places, candidates: selection.candidates })}</h2>
          <p className="row small quiet"><StateChip family="runState" value={selection.state} /><span>{selection.sealedAt ? t('sealedAt', { number: selection.number, at: times.instant(selection.sealedAt) }) : t('begunAt', { number: selection.number, at: times.instant(selection.createdAt), name: selection.startedBy ?? '—' })}</span></p>
        </div>
        <div className="row">
          {selection.status === 'optimal' ? <ButtonAnchor size="small" href={`/files/selections/${selection.id}/list.xlsx`} icon={<FileSpreadsheet size={16} aria-hidden />}>{t('export')}</ButtonAnchor> : null}
          {children}
        </div>
      </div>
      {isGoing(selection) ? <Going selection={selection} again={again} /> : null}
      {selection.job?.error ? <p className="field-error">{selection.job.error}</p> : null}
      {selection.status === 'optimal' ? <Changed selection={selection} /> : null}
      {selection.status === 'optimal' ? <Figures selection={selection} /> : null}
      {selection.status ? <Verdict selection={selection} /> : null}
    </section>
  );
}

function Going({ selection, again }: Pick<SelectionHeadProps, 'selection' | 'again'>) {
  const { t } = useTranslation('selection');
  const tell = useToast();
  const cancel = useCommand(cancelSelectionMutation);
  const progress = useSelectionProgress(selection.id, again);
  usePolling(again, true, 4_000);
  const stop = async () => { if (await cancel.run({ id: selection.id })) tell(t('cancelled')); };
  return (
    <>
      <Progress label={t('progress')} done={progress?.done ?? selection.job?.progressDone ?? 0} total={progress?.total ?? selection.job?.progressTotal ?? 0} note={progress?.note || selection.job?.progressNote || t('waiting')} />
      <div className="row-apart"><p className="small quiet">{t('mayLeave')}</p>{selection.abilities.canCancel ? <Button kind="danger" size="small" isBusy={cancel.isRunning} onClick={() => void stop()}>{t('cancel')}</Button> : null}</div>
      <ProblemNote problem={cancel.problem} />
    </>
  );
}

const isChanged = ({ overrides }: Selection): boolean => overrides.some(({ state }) => state === 'confirmed');

/** What changes by hand mean for the list: why it cannot be decided by yet. */
function Changed({ selection }: { readonly selection: Selection }) {
  const { t } = useTranslation('selection');
  const broken = selection.rules.filter(({ isMet }) => !isMet);
  if (selection.overrides.some(({ state }) => state === 'requested')) return <Note>{t('changed.waits')}</Note>;
  if (!isChanged(selection) || broken.length === 0) return null;
  return <Note title={t('changed.broken', { count: broken.length })}><p>{t('changed.brokenText', { rules: broken.map(({ name }) => name).join(t('changed.and')) })}</p></Note>;
}

function Figures({ selection }: { readonly selection: Selection }) {
  const { listed, places, total, freeTotal, price, objective, candidates } = selection;
  const { t } = useTranslation('selection');
  return (
    <dl className="facts">
      <div><dt>{t('figure.listed')}</dt><dd>{t('figure.of', { listed, places })}</dd></div>
      <div><dt>{t('figure.candidates')}</dt><dd>{candidates}</dd></div>
      <div><dt>{t(isChanged(selection) ? 'figure.totalBefore' : 'figure.total')}</dt><dd>{total === null ? '—' : scoreText(total)}</dd></div>
      <div><dt>{t('figure.price')}</dt><dd>{price === null ? '—' : scoreText(price)}{freeTotal === null ? null : <span className="selection-beside">{t('figure.free', { total: scoreText(freeTotal) })}</span>}</dd></div>
      <div><dt>{t('figure.objective')}</dt><dd>{t(`objective.${objective}`, { defaultValue: objective })}</dd></div>
    </dl>
  );
}

/** In plain words: is it certain that no other list is better, and who can see for himself. */
function Verdict({ selection }: { readonly selection: Selection }) {
  const { status, isProved, secondOpinion, proofCases, outputsHash, inputsHash, engine } = selection;
  const { t } = useTranslation('selection');
  const agrees = secondOpinion === 'agrees';
  const key = status === 'infeasible' ? (isProved ? 'none' : 'noneUnproved') : isProved ? (agrees ? 'both' : 'proved') : agrees ? 'agrees' : 'neither';
  const isSure = isProved || agrees;
  return (
    <div className="selection-verdict" data-sure={isSure || undefined}>
      {isSure ? <BadgeCheck size={22} aria-hidden /> : <TriangleAlert size={22} aria-hidden />}
      <div>
        <p>{t(`verdict.${key}`, { count: proofCases ?? 0 })}</p>
        {isChanged(selection) ? <p>{t('changed.verdict')}</p> : null}
        <details className="small"><summary>{t('proof.title')}</summary>
          <dl><dt className="quiet">{t('proof.engine')}</dt><dd className="mono">{engine}</dd><dt className="quiet">{t('proof.inputs')}</dt><dd className="mono">{inputsHash}</dd>{outputsHash ? <><dt className="quiet">{t('proof.outputs')}</dt><dd className="mono">{outputsHash}</dd></> : null}</dl>
        </details>
      </div>
    </div>
  );
}
