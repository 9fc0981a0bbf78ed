import { useTranslation } from 'react-i18next';
import { Chip } from '../../design';
import { scoreText } from '../../i18n/figures';
import { listed, noted } from '../../i18n/listed';
import { ratioText } from './result-scale';
import type { Advice, AdvisedJudge } from './results-query';

const WIDEST_QUESTIONS = 12;
/** Half of a 90 % interval, in standard errors. */
const REACH = 1.645;

/** Each judge's hand on one axis: left of the middle lenient, right harsh, with its error; then how steady it is. */
export function JudgeStrip({ advice }: { readonly advice: Advice }) {
  const { t } = useTranslation('results');
  if (advice.judges.length === 0) return null;
  const widest = Math.max(1_000, ...advice.judges.map(({ severity, se }) => Math.abs(severity) + REACH * se));
  return (
    <section className="card stack" aria-labelledby="judge-strip">
      <div><h2 id="judge-strip">{t('judges.title')}</h2><p className="small quiet">{t('judges.text')}</p></div>
      <div className="judge-strip" role="list">
        <div className="judge-strip-row judge-strip-head small quiet" aria-hidden><span>{t('judges.judge')}</span><span className="judge-axis-ends"><span>{t('judges.lenient')}</span><span>{t('judges.harsh')}</span></span><span className="end">{t('judges.severity')}</span><span className="end">{t('judges.noise')}</span><span className="end">{t('judges.spread')}</span></div>
        {advice.judges.map((judge) => <JudgeRow key={judge.judge} judge={judge} widest={widest} />)}
      </div>
      {advice.residuals.length > 0 ? <p className="small"><strong>{t('judges.ask', { count: advice.residuals.length })}</strong> {listed(advice.residuals.slice(0, WIDEST_QUESTIONS).map(({ judge, standardised }) => noted(judge, ratioText(standardised))))}{advice.residuals.length > WIDEST_QUESTIONS ? ' …' : ''}</p> : null}
    </section>
  );
}

function JudgeRow({ judge, widest }: { readonly judge: AdvisedJudge; readonly widest: number }) {
  const { t } = useTranslation('results');
  const at = (value: number): number => 50 + (value / widest) * 50;
  const severity = `${judge.severity > 0 ? '+' : ''}${scoreText(judge.severity)}`;
  return (
    <div className="judge-strip-row" role="listitem">
      <span className="judge-strip-name"><strong>{judge.judge}</strong> {judge.judgeName ?? ''} <span className="small quiet">{t('judges.sheets', { count: judge.sheets })}</span></span>
      <svg className="score-bar" viewBox="0 0 100 10" preserveAspectRatio="none" role="img" aria-label={t('judges.label', { judge: judge.judge, severity, se: scoreText(judge.se) })}>
        <line x1="0" x2="100" y1="5" y2="5" stroke="var(--line)" strokeWidth="1" vectorEffect="non-scaling-stroke" />
        <line x1="50" x2="50" y1="0" y2="10" stroke="var(--line-strong)" strokeWidth="1" vectorEffect="non-scaling-stroke" />
        <line x1={at(judge.severity - REACH * judge.se)} x2={at(judge.severity + REACH * judge.se)} y1="5" y2="5" stroke="var(--line-strong)" strokeWidth="4" strokeLinecap="round" vectorEffect="non-scaling-stroke" />
        <line x1={at(judge.severity)} x2={at(judge.severity)} y1="5" y2="5.001" stroke={judge.warnings.length > 0 ? 'var(--amber)' : 'var(--ink-2)'} strokeWidth="11" strokeLinecap="round" vectorEffect="non-scaling-stroke" />
      </svg>
      <span className="end figures" data-label={t('judges.severity')}>{severity}</span>
      <span className="end figures" data-label={t('judges.noise')}>{ratioText(judge.noise)}</span>
      <span className="end figures" data-label={t('judges.spread')}>{ratioText(judge.spread)}</span>
      {judge.warnings.length > 0 ? <span className="judge-strip-warnings row">{judge.warnings.map((warning) => <Chip key={warning} tone="amber">{t(`judges.warning.${warning}`, { defaultValue: warning })}</Chip>)}</span> : null}
    </div>
  );
}
