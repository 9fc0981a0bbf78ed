import TriangleAlert from 'lucide-react/icons/triangle-alert';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { said } from '../../i18n/listed';
import type { Selection } from './selection-query';

interface ConflictProps extends Pick<Selection, 'rules' | 'relaxations' | 'candidates' | 'places'> {
  readonly heading: ReactNode;
}

/** No list keeps all rules. */
export function ConflictCard({ selection: { rules, relaxations, candidates, places } }: { readonly selection: Selection }) {
  const { t } = useTranslation('selection');
  return (
    <section className="card stack" aria-labelledby="conflict">
      <ConflictFindings heading={<h2 id="conflict">{t('conflict.title')}</h2>} rules={rules} relaxations={relaxations} candidates={candidates} places={places} />
    </section>
  );
}

/** Which rules exclude one another, and what would help. */
export function ConflictFindings({ heading, rules, relaxations, candidates, places }: ConflictProps) {
  const { t } = useTranslation('selection');
  const clashing = rules.filter(({ isInConflict }) => isInConflict);
  const [smallest] = relaxations.filter(({ code }) => code === null);
  const each = relaxations.filter(({ code }) => code !== null);
  return (
    <>
      <div className="finding" data-severity="blocking"><TriangleAlert size={20} aria-hidden />{heading}</div>
      <p>{t('conflict.text', { candidates, places })}</p>
      <ul className="selection-ways">
        {clashing.map(({ code, name, kind, required }) => <li key={code}>{said(name, t(kind === 'floor' ? 'rule.atLeast' : 'rule.atMost', { count: required }))}</li>)}
      </ul>
      {smallest ? <p><strong>{t('conflict.smallest', { count: smallest.people ?? 0 })}</strong>{smallest.text}</p> : <p>{t('conflict.noWay')}</p>}
      {each.length > 1 || !smallest ? <><p><strong>{t('conflict.each')}</strong></p><ul className="selection-ways">{each.map(({ code, people, text }) => <li key={code} className={people === null ? 'quiet' : undefined}>{text}</li>)}</ul></> : null}
    </>
  );
}
