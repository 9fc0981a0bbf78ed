import PenLine from 'lucide-react/icons/pen-line';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Viewer } from '../../app/session';
import { Button } from '../../design';
import { may } from '../office-frame';
import { GivenSignature } from './given-signature';
import type { Results } from './results-query';

interface SignatureSlotsProps {
  readonly viewer: Viewer;
  readonly phase: string;
  readonly isNoticeOver: boolean;
  readonly publication: Results['publication'];
  readonly winners: number;
  readonly isSigning: boolean;
  readonly onSign: () => void;
}

/** Both signatures side by side. The first press says what follows, the second gives the signature. */
export function SignatureSlots({ viewer, phase, isNoticeOver, publication, winners, isSigning, onSign }: SignatureSlotsProps) {
  const { t } = useTranslation('office');
  const signatures = publication?.signatures ?? [];
  // Until the first signature there is no publication to ask; the server has the last word in any case.
  const canSign = publication ? publication.abilities.canSign : phase === 'notice' && isNoticeOver && may(viewer, 'publication.sign');
  return (
    <section className="signatures" aria-label={t('sign.title')}>
      {[0, 1].map((at) => {
        const given = signatures[at];
        const isNext = at === signatures.length;
        return given ? <Given key={at} at={at} signature={given} /> : (
          <div key={at} className="signature" data-state={isNext && canSign ? 'open' : 'waiting'}>
            <span className="small quiet">{t(at === 0 ? 'sign.first' : 'sign.second')}</span>
            {isNext && canSign ? <Signing at={at} name={viewer.name} winners={winners} isSigning={isSigning} onSign={onSign} /> : <p>{waitingWord(t, at, isNext, isNoticeOver, signatures.length)}</p>}
          </div>
        );
      })}
    </section>
  );
}

type Translate = ReturnType<typeof useTranslation<'office'>>['t'];

function waitingWord(t: Translate, at: number, isNext: boolean, isNoticeOver: boolean, given: number): string {
  if (!isNoticeOver) return t('sign.afterNotice');
  if (isNext && given === 1) return t('sign.needsOther');
  return at === 0 ? t('sign.waitsFirst') : t('sign.waitsSecond');
}

function Given({ at, signature }: { readonly at: number; readonly signature: { readonly signerName: string; readonly signedAt: string } }) {
  const { t } = useTranslation('office');
  return (
    <div className="signature" data-state="signed">
      <span className="small quiet">{t(at === 0 ? 'sign.first' : 'sign.second')}</span>
      <GivenSignature name={signature.signerName} at={signature.signedAt} />
    </div>
  );
}

function Signing({ at, name, winners, isSigning, onSign }: { readonly at: number; readonly name: string; readonly winners: number; readonly isSigning: boolean; readonly onSign: () => void }) {
  const { t } = useTranslation('office');
  const [isAsked, setAsked] = useState(false);
  const act = t(at === 0 ? 'sign.act' : 'sign.publish');
  if (!isAsked) return <><p>{t('sign.asName', { name })}</p><Button kind="primary" icon={<PenLine size={18} aria-hidden />} onClick={() => setAsked(true)}>{act}</Button></>;
  return (
    <>
      <p role="alert"><strong>{t(at === 0 ? 'sign.firstConsequence' : 'sign.secondConsequence', { count: winners })}</strong></p>
      <div className="row" style={{ marginTop: 'auto' }}>
        <Button kind="primary" isBusy={isSigning} onClick={onSign}>{t('sign.confirm', { name })}</Button>
        <Button kind="quiet" onClick={() => setAsked(false)}>{t('sign.wait')}</Button>
      </div>
    </>
  );
}
