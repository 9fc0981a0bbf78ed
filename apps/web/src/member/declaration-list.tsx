import { useTranslation } from 'react-i18next';
import type { Declaration } from '../forms';

interface DeclarationListProps {
  readonly declarations: readonly Declaration[];
  readonly declared: readonly string[];
  readonly onChange: (declared: readonly string[]) => void;
  readonly isTried: boolean;
}

/** Each declaration in its full text, agreed to one by one; nothing is ticked beforehand. */
export function DeclarationList({ declarations, declared, onChange, isTried }: DeclarationListProps) {
  const { t } = useTranslation('member');
  if (declarations.length === 0) return null;
  return (
    <section className="stack">
      <h2>{t('declare.title')}</h2>
      {declarations.map(({ code, title, text, version }) => {
        const isAgreed = declared.includes(code);
        return (
          <div key={code} className="card declaration">
            <h3>{title} <span className="small quiet">{t('declare.version', { version })}</span></h3>
            <p className="declaration-text" tabIndex={0}>{text}</p>
            <label className="row declaration-agree"><input type="checkbox" checked={isAgreed} onChange={(event) => onChange(event.target.checked ? [...declared, code] : declared.filter((one) => one !== code))} />{t('declare.agree', { title })}</label>
            {isTried && !isAgreed ? <p className="field-error" role="alert">{t('declare.needed')}</p> : null}
          </div>
        );
      })}
    </section>
  );
}
