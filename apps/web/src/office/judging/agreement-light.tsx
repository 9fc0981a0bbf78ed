import CircleCheck from 'lucide-react/icons/circle-check';
import CircleHelp from 'lucide-react/icons/circle-question-mark';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import { useTranslation } from 'react-i18next';
import type { Agreement, PracticeReport } from './practice-query';

const LIGHTS = { green: CircleCheck, amber: CircleHelp, red: TriangleAlert } as const;
type LightName = keyof typeof LIGHTS;
const lightOf = (light: string | null): LightName | null => (light === 'green' || light === 'amber' || light === 'red' ? light : null);

/** One light and one sentence; then criterion by criterion in the same words; figures for whoever asks. */
export function AgreementLight({ report }: { readonly report: PracticeReport }) {
  const { t } = useTranslation('judging');
  const light = lightOf(report.light);
  const Icon = light ? LIGHTS[light] : CircleHelp;
  return (
    <section className="card stack" aria-labelledby="agreement">
      <div className="certainty-head" data-light={light ?? 'none'}>
        <Icon size={36} strokeWidth={1.75} aria-hidden />
        <div><h2 id="agreement">{t(light ? `agree.${light}` : 'agree.unknown')}</h2><p>{t(light ? `agree.${light}Text` : 'agree.unknownText')}</p></div>
      </div>
      {light ? <ul className="agree-list">{report.criteria.map(({ criterion, name, agreement }) => <li key={criterion}><span>{name}</span><strong>{t(`agree.word.${wordFor(agreement)}`)}</strong></li>)}</ul> : null}
      {light ? <details className="small"><summary>{t('agree.figures')}</summary><Figures agreement={report.agreement} /></details> : null}
    </section>
  );
}

const shareText = (value: number): string => value.toFixed(2);

function Figures({ agreement: { icc21, icc2k, alpha, kendallW } }: { readonly agreement: Agreement }) {
  const { t } = useTranslation('judging');
  const shown = ([['mean', icc2k], ['single', icc21], ['alpha', alpha], ['kendall', kendallW]] as const).flatMap(([key, value]) => (value === null ? [] : [{ key, value }]));
  return <dl className="facts">{shown.map(({ key, value }) => <div key={key}><dt>{t(`agree.figure.${key}`)}</dt><dd>{shareText(value)}</dd></div>)}</dl>;
}

/** The bounds of the light (fairness, README “Reliability”), in words. */
function wordFor({ icc2k, alpha }: Agreement): 'close' | 'fair' | 'apart' | 'unknown' {
  const value = icc2k ?? alpha;
  return value === null ? 'unknown' : value >= 0.9 ? 'close' : value >= 0.75 ? 'fair' : 'apart';
}
