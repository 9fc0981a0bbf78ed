import { Link, useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../app/page-title';
import { Button, Field, Note, TextInput } from '../design';
import './certificates.css';

/** A number as printed or as in an address: 渝建功证〔2026〕000123, 2026-000123, 2026 123. */
export function codeIn(written: string): string | null {
  const match = /(\d{4})\D+(\d{1,9})\D*$/.exec(written.normalize('NFKC'));
  return match ? `${match[1]}-${match[2]!.padStart(6, '0')}` : null;
}

/** 查证: for whoever has a certificate and no camera. */
export function FindCertificate() {
  const { t } = useTranslation('certificates');
  usePageTitle(t('find.title'));
  const navigate = useNavigate();
  const [written, setWritten] = useState('');
  const [isWrong, setIsWrong] = useState(false);
  const look = (event: FormEvent) => {
    event.preventDefault();
    const code = codeIn(written);
    setIsWrong(code === null);
    if (code) void navigate({ to: '/certificates/$code', params: { code } });
  };
  return (
    <div className="certificate-page stack-wide">
      <header className="stack"><h1>{t('find.title')}</h1><p className="quiet">{t('find.line')}</p></header>
      <form className="card stack" onSubmit={look}>
        <Field label={t('find.number')} help={t('find.help')} isRequired error={isWrong ? t('find.wrong') : undefined}>
          {(links) => <TextInput {...links} value={written} maxLength={60} autoComplete="off" placeholder="渝建功证〔2026〕000123" onChange={(event) => setWritten(event.target.value)} />}
        </Field>
        <Button kind="primary" type="submit">{t('find.look')}</Button>
      </form>
      <Note>{t('find.scan')}</Note>
      <p className="quiet">{t('find.bundles')} <Link to="/audit/verify">{t('find.bundlesLink')}</Link></p>
    </div>
  );
}
