import CircleCheck from 'lucide-react/icons/circle-check';
import CircleHelp from 'lucide-react/icons/circle-question-mark';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import { useTranslation } from 'react-i18next';
import { scoreText } from '../../i18n/figures';
import { listed } from '../../i18n/listed';
import { shareText } from './result-scale';
import type { Advice, RunPage } from './results-query';

const LIGHTS = { green: CircleCheck, amber: CircleHelp, red: TriangleAlert } as const;
type LightName = keyof typeof LIGHTS;
const nameOf = (light: string): LightName => (light === 'green' || light === 'amber' ? light : 'red');

/** How sure the ranking is, in one light and one sentence; the figures behind it for whoever asks. */
export function Certainty({ run, advice }: { readonly run: RunPage; readonly advice: Advice }) {
  const { t } = useTranslation('results');
  const { reliability } = advice;
  const light = reliability ? nameOf(reliability.light) : 'red';
  const Icon = LIGHTS[light];
  const undecided = run.awardLines.reduce((sum, { uncertainEntryIds }) => sum + uncertainEntryIds.length, 0);
  return (
    <section className="card stack certainty" aria-label={t('sure.title')}>
      <div className="certainty-head" data-light={reliability ? light : 'none'}>
        <Icon size={36} strokeWidth={1.75} aria-hidden />
        <div>
          <h2>{reliability ? t(`sure.${light}`, { value: shareText(reliability.value) }) : t('sure.unknown')}</h2>
          <p>{reliability?.meaning ?? t('sure.unknownText')}{undecided > 0 ? ` ${t('sure.butLine', { count: undecided })}` : ''}</p>
        </div>
      </div>
      <VarianceBar advice={advice} />
      {advice.warnings.map((warning) => <p key={warning} className="row small"><TriangleAlert size={16} aria-hidden />{t(`sure.warning.${warning}`, { defaultValue: warning })}</p>)}
      <Disagreements run={run} />
      <details className="small">
        <summary>{t('sure.figures')}</summary>
        <dl className="facts">
          <div><dt>{t('sure.method')}</dt><dd>{methodText(t, run.method)}</dd></div>
          {reliability ? <div><dt>{t('sure.value')}</dt><dd>{shareText(reliability.value)}</dd></div> : null}
          {figure(t('sure.alpha'), reliability?.alpha)}
          {figure('ICC(2,1)', reliability?.icc21)}
          {figure('ICC(2,k)', reliability?.icc2k)}
          {figure(t('sure.kendall'), reliability?.kendallW)}
          {advice.affinity ? <div><dt>{t('sure.affinity')}</dt><dd>{t('sure.affinityText', { mean: scoreText(advice.affinity.mean), se: scoreText(advice.affinity.se) })}</dd></div> : null}
          <div><dt>{t('sure.engine')}</dt><dd className="mono">{advice.engine}</dd></div>
        </dl>
      </details>
    </section>
  );
}

type Translate = ReturnType<typeof useTranslation<'results'>>['t'];

const figure = (name: string, value: number | null | undefined) => (value === null || value === undefined ? null : <div><dt>{name}</dt><dd>{shareText(value)}</dd></div>);

function methodText(t: Translate, { kind, high, low, decimals, rounding }: RunPage['method']): string {
  return `${t(`method.${kind}`, { high, low, defaultValue: kind })} · ${t(`rounding.${rounding}`, { count: decimals, defaultValue: rounding })}`;
}

/** Of every difference between marks: how much is the work, how much the judge's hand, how much chance. */
function VarianceBar({ advice: { variance, panel } }: { readonly advice: Advice }) {
  const { t } = useTranslation('results');
  const sum = variance.entry + variance.judge + variance.error;
  if (sum <= 0) return null;
  const parts = (['entry', 'judge', 'error'] as const).map((part) => ({ part, share: Math.round((variance[part] / sum) * 100) }));
  return (
    <div className="stack-tight">
      <div className="variance" role="img" aria-label={listed(parts.map(({ part, share }) => `${t(`variance.${part}`)} ${share}%`))}>
        {parts.map(({ part, share }) => (share > 0 ? <span key={part} data-part={part} style={{ flexGrow: share }} /> : null))}
      </div>
      <ul className="variance-key small" aria-hidden>{parts.map(({ part, share }) => <li key={part} data-part={part}>{t(`variance.${part}`)} <strong className="figures">{share}%</strong></li>)}</ul>
      <p className="small quiet">{t(panel === 'one_off' ? 'sure.oneOff' : 'sure.uniform')}</p>
    </div>
  );
}

/** Where the two ways of reckoning put an entry on different sides of the line: for the jury to see, never changed silently. */
function Disagreements({ run }: { readonly run: RunPage }) {
  const { t } = useTranslation('results');
  // a list chosen as a whole has no award line to differ about
  if (run.awardLines.length === 0) return null;
  const found = run.awardLines.filter(({ disagreements }) => disagreements.length > 0);
  if (found.length === 0) return <p className="row small"><CircleCheck size={16} aria-hidden style={{ color: 'var(--green)' }} />{t('disagree.none')}</p>;
  return (
    <div className="stack-tight">
      <h3>{t('disagree.title')}</h3>
      <p className="small quiet">{t(run.method.kind === 'calibrated' ? 'disagree.adopted' : 'disagree.text')}</p>
      <ul className="disagreements">
        {found.flatMap(({ category, disagreements }) => disagreements.map((one) => (
          <li key={one.entryId} data-change={one.change}>
            <strong>{one.title}</strong> <span className="quiet small">{one.entryCode} · {category.name}</span>
            <span className="small">{t(one.change === 'enters' ? 'disagree.enters' : 'disagree.leaves', { rank: one.rank ?? '—', score: one.score === null ? '—' : scoreText(one.score), calibratedRank: one.calibratedRank, calibratedScore: scoreText(one.calibratedScore) })}</span>
          </li>
        )))}
      </ul>
    </div>
  );
}
