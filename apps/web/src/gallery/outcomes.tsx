import BadgeCheck from 'lucide-react/icons/badge-check';
import CircleDashed from 'lucide-react/icons/circle-dashed';
import { useTranslation } from 'react-i18next';
import type { ShownOutcome } from './work-fields';

/** `180000` → `18 万`; whole numbers are grouped, decimals stay as handed in. */
export function amountText(value: string, unit: string, language: string): string {
  const yuan = Number(value);
  if (unit === '元' && language !== 'en' && Number.isInteger(yuan) && yuan >= 10_000 && yuan % 100 === 0) return `${String(yuan / 10_000)} 万元`;
  return `${/^\d+$/.test(value) ? new Intl.NumberFormat(language).format(BigInt(value)) : value} ${unit}`.trim();
}

/** One result in a card, with whether somebody answers for it. */
export function OutcomeLine({ outcome }: { readonly outcome: ShownOutcome }) {
  const { t, i18n } = useTranslation('gallery');
  return (
    <span className="outcome-line small" data-verified={outcome.isVerified}>
      {outcome.isVerified ? <BadgeCheck size={16} aria-hidden /> : <CircleDashed size={16} aria-hidden />}
      <span>{outcome.name} <strong className="figures">{amountText(outcome.value, outcome.unit, i18n.language)}</strong></span>
      <span className="quiet">{outcome.isVerified ? t('outcome.verified') : t('outcome.unverified')}</span>
    </span>
  );
}

/** Verified and unverified results in two tables, never added together. */
export function Outcomes({ outcomes }: { readonly outcomes: readonly ShownOutcome[] }) {
  const { t } = useTranslation('gallery');
  if (outcomes.length === 0) return null;
  const verified = outcomes.filter(({ isVerified }) => isVerified);
  const unverified = outcomes.filter(({ isVerified }) => !isVerified);
  return (
    <section className="stack" aria-labelledby="outcomes">
      <h2 id="outcomes">{t('outcome.title')}</h2>
      {verified.length > 0 ? <OutcomeTable title={t('outcome.verified')} text={t('outcome.verifiedText')} outcomes={verified} isVerified /> : null}
      {unverified.length > 0 ? <OutcomeTable title={t('outcome.unverified')} text={t('outcome.unverifiedText')} outcomes={unverified} /> : null}
    </section>
  );
}

function OutcomeTable({ title, text, outcomes, isVerified = false }: { readonly title: string; readonly text: string; readonly outcomes: readonly ShownOutcome[]; readonly isVerified?: boolean }) {
  const { t, i18n } = useTranslation('gallery');
  return (
    <div className="card outcome-card" data-verified={isVerified}>
      <table className="outcome-table">
        <caption><span className="outcome-sign">{isVerified ? <BadgeCheck size={18} aria-hidden /> : <CircleDashed size={18} aria-hidden />}{title}</span><span className="small quiet">{text}</span></caption>
        <thead><tr><th scope="col">{t('outcome.name')}</th><th scope="col">{t('outcome.value')}</th><th scope="col">{t('outcome.base')}</th></tr></thead>
        <tbody>
          {outcomes.map((one, at) => (
            <tr key={at}><th scope="row">{one.name}</th><td className="figures">{amountText(one.value, one.unit, i18n.language)}</td><td>{one.base ?? '—'}</td></tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
