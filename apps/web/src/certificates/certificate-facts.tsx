import { useTranslation } from 'react-i18next';
import { useTimes } from '../i18n/times';

export interface ShownFacts {
  readonly number: string;
  readonly name: string | null;
  readonly authors: string | null;
  readonly unit: string | null;
  readonly occasion: string | null;
  readonly title: string | null;
  readonly higherTitle: string | null;
  readonly issuer: string;
  readonly issuedOn: string;
}

/** The words of a certificate as they stand on paper. */
export function CertificateFacts({ facts, isFaint }: { readonly facts: ShownFacts; readonly isFaint: boolean }) {
  const { t } = useTranslation('certificates');
  const times = useTimes();
  const { number, name, authors, unit, occasion, title, higherTitle, issuer, issuedOn } = facts;
  return (
    <section className="card certificate-facts" data-faint={isFaint || undefined}>
      {name ? <h2 className="title-face">{authors || name}</h2> : null}
      {title ? <p className="certificate-title title-face">{title}{higherTitle ? `　${higherTitle}` : ''}</p> : null}
      <dl>
        {authors ? <div><dt>{t('facts.work')}</dt><dd>{name}</dd></div> : null}
        {unit ? <div><dt>{t('facts.unit')}</dt><dd>{unit}</dd></div> : null}
        {occasion ? <div><dt>{t('facts.occasion')}</dt><dd>{occasion}</dd></div> : null}
        <div><dt>{t('facts.number')}</dt><dd>{number}</dd></div>
        <div><dt>{t('facts.issuer')}</dt><dd>{issuer} · {times.day(issuedOn)}</dd></div>
      </dl>
    </section>
  );
}
