import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import FileCheck from 'lucide-react/icons/file-check';
import { usePageTitle } from '../app/page-title';
import { hasRole, useSession } from '../app/session';
import { EmptyState, Field, LoadingBlock, TextInput } from '../design';
import { BundleList } from './bundle-list';
import { CheckList } from './check-list';
import { Downloads } from './downloads';
import { useVerification } from './use-verification';
import './audit.css';

/** Drop a bundle, watch each check turn green or name the first bad event. */
export function VerifyPage() {
  const { t } = useTranslation('audit');
  const { viewer } = useSession();
  const { verifier, verification, check } = useVerification();
  const [file, setFile] = useState<File | null>(null);
  const [headCode, setHeadCode] = useState('');
  const [keyId, setKeyId] = useState('');
  usePageTitle(t('title'));
  const start = (given: File | null): void => {
    setFile(given);
    if (given) check(given, { headCode: headCode.trim() || null, keyId: keyId.trim() || null });
  };
  if (verifier === undefined) return <LoadingBlock />;
  if (verifier === null) return <EmptyState title={t('none')}>{t('noneText')}</EmptyState>;
  return (
    <div className="stack-wide audit">
      <header><h1>{t('title')}</h1><p className="quiet reading">{t('line')}</p></header>
      <section className="stack" aria-label={t('drop')}>
        <BundleDrop onFile={start} />
        <div className="audit-outside">
          <Field label={t('head')} help={t('headHelp')}>{(links) => <TextInput {...links} value={headCode} placeholder="142-7F3A-09BC-1D2E-4455" autoComplete="off" onChange={(event) => setHeadCode(event.target.value)} onBlur={() => start(file)} />}</Field>
          <Field label={t('key')} help={t('keyHelp')}>{(links) => <TextInput {...links} value={keyId} placeholder="0123456789abcdef" autoComplete="off" onChange={(event) => setKeyId(event.target.value)} onBlur={() => start(file)} />}</Field>
        </div>
        <CheckList verification={verification} />
      </section>
      {hasRole(viewer, 'auditor', 'city_organiser') ? <BundleList /> : null}
      <Downloads verifier={verifier} canPrint={hasRole(viewer, 'auditor', 'city_organiser', 'administrator')} />
    </div>
  );
}

function BundleDrop({ onFile }: { readonly onFile: (file: File | null) => void }) {
  const { t } = useTranslation('audit');
  const [isOver, setIsOver] = useState(false);
  return (
    <div className="upload" data-over={isOver} onDragEnter={() => setIsOver(true)} onDragLeave={() => setIsOver(false)} onDrop={() => setIsOver(false)}>
      <FileCheck size={32} strokeWidth={1.5} aria-hidden />
      <p className="note-title">{t('drop')}</p>
      <p className="small quiet">{t('dropHelp')}</p>
      <input type="file" accept=".json,application/json" aria-label={t('drop')} onChange={(event) => { onFile(event.target.files?.[0] ?? null); event.target.value = ''; }} />
    </div>
  );
}
