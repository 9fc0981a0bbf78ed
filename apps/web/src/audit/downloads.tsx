import Download from 'lucide-react/icons/download';
import Printer from 'lucide-react/icons/printer';
import { useTranslation } from 'react-i18next';
import { ButtonAnchor } from '../design';
import { addressOf, type Verifier } from './verifier';

/** The same checks to take away: one file each, with the hash by which a copy is known. */
export function Downloads({ verifier: { files, version }, canPrint }: { readonly verifier: Verifier; readonly canPrint: boolean }) {
  const { t } = useTranslation('audit');
  return (
    <section className="stack">
      <h2>{t('take')}</h2>
      <p className="quiet reading">{t('takeLine', { version })}</p>
      <ul className="audit-rows">
        {files.filter(({ kind }) => kind !== 'worker').map((file) => (
          <li key={file.kind}>
            <span>{t(file.kind === 'command' ? 'command' : 'page')}<br /><span className="quiet small audit-hash">SHA-256 {file.sha256}</span></span>
            <ButtonAnchor size="small" href={addressOf(file)} icon={<Download size={16} aria-hidden />}>{file.fileName}</ButtonAnchor>
          </li>
        ))}
        {canPrint ? (
          <li>
            <span>{t('heads')}</span>
            <ButtonAnchor size="small" href="/files/ledger/heads.html" icon={<Printer size={16} aria-hidden />}>{t('print')}</ButtonAnchor>
          </li>
        ) : null}
        <li><span>{t('keys')}</span><ButtonAnchor size="small" href="/.well-known/jiangong-keys.json" icon={<Download size={16} aria-hidden />}>jiangong-keys.json</ButtonAnchor></li>
      </ul>
    </section>
  );
}
