import { useEffect, useState } from 'react';
import { checkCertificate, type Verdict } from './check-certificate';

type Checked = { readonly of: string; readonly verdict: Verdict | null };

/** The verdict on what stands behind the address's `#`: undefined while it is made, null when nothing can be said. */
export function useCertificateCheck(code: string, scanned: string): Verdict | null | undefined {
  const [checked, setChecked] = useState<Checked | null>(null);
  const of = `${code}#${scanned}`;
  useEffect(() => {
    let isLate = false;
    const settle = (verdict: Verdict | null) => { if (!isLate) setChecked({ of, verdict }); };
    if (scanned) checkCertificate(code, scanned).then(settle, () => settle(null));
    return () => { isLate = true; };
  }, [code, scanned, of]);
  if (!scanned) return null;
  return checked?.of === of ? checked.verdict : undefined;
}
