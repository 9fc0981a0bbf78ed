import CircleCheck from 'lucide-react/icons/circle-check';
import KeyRound from 'lucide-react/icons/key-round';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Viewer } from '../../app/session';
import { Button, ProblemNote, useToast } from '../../design';
import { useCommand } from '../../data/use-command';
import { useTimes } from '../../i18n/times';
import { ReasonField } from '../round/reason-field';
import type { OfficeRound } from '../round/round-query';
import { confirmDecodingMutation, requestDecodingMutation, type Blindness } from './blind-query';

interface DecodingSlotsProps {
  readonly round: OfficeRound;
  readonly viewer: Viewer;
  readonly blindness: Blindness;
  readonly again: () => void;
}

/** Both keys side by side: one person asks, another opens, in the same place. */
export function DecodingSlots(props: DecodingSlotsProps) {
  const { t } = useTranslation('judging');
  const { decoding, abilities } = props.blindness;
  return (
    <section className="signatures" aria-label={t('decode.title')}>
      <div className="signature" data-state={decoding ? 'signed' : abilities.canRequestDecoding ? 'open' : 'waiting'}>
        <span className="small quiet">{t('decode.first')}</span>
        {decoding ? <Turned name={decoding.requestedByName} at={decoding.requestedAt} note={decoding.reason} /> : abilities.canRequestDecoding ? <Asking {...props} /> : <p>{t('decode.afterJudging')}</p>}
      </div>
      <div className="signature" data-state={decoding?.confirmedAt ? 'signed' : abilities.canConfirmDecoding ? 'open' : 'waiting'}>
        <span className="small quiet">{t('decode.second')}</span>
        {decoding?.confirmedAt ? <Turned name={decoding.confirmedByName ?? '—'} at={decoding.confirmedAt} /> : abilities.canConfirmDecoding ? <Opening {...props} /> : <p>{decoding ? t('decode.needsOther', { name: decoding.requestedByName }) : t('decode.waitsFirst')}</p>}
      </div>
    </section>
  );
}

function Turned({ name, at, note }: { readonly name: string; readonly at: string; readonly note?: string }) {
  const { t } = useTranslation('judging');
  const times = useTimes();
  return (
    <>
      <span className="signature-name">{name}</span>
      {note ? <p className="small">{note}</p> : null}
      <span className="row small green"><CircleCheck size={16} aria-hidden />{times.instant(at)}</span>
      <span className="visually-hidden">{t('decode.given')}</span>
    </>
  );
}

function Asking({ round, viewer, again }: DecodingSlotsProps) {
  const { t } = useTranslation('judging');
  const tell = useToast();
  const [reason, setReason] = useState('');
  const { run, problem, isRunning } = useCommand(requestDecodingMutation);
  const ask = async () => {
    if (!(await run({ input: { roundId: round.id, reason: reason.trim() } }))) return;
    tell(t('decode.asked'));
    again();
  };
  return (
    <>
      <p>{t('decode.asName', { name: viewer.name })}</p>
      <ReasonField isRequired value={reason} onChange={setReason} help={t('decode.reasonHelp')} />
      <ProblemNote problem={problem} />
      <Button kind="primary" icon={<KeyRound size={18} aria-hidden />} isBusy={isRunning} disabled={reason.trim() === ''} onClick={() => void ask()}>{t('decode.ask')}</Button>
    </>
  );
}

/** The first press says what follows, the second opens. */
function Opening({ round, viewer, again }: DecodingSlotsProps) {
  const { t } = useTranslation('judging');
  const tell = useToast();
  const [isAsked, setAsked] = useState(false);
  const { run, problem, isRunning } = useCommand(confirmDecodingMutation);
  const open = async () => {
    if (!(await run({ roundId: round.id }))) return;
    tell(t('decode.opened'));
    again();
  };
  if (!isAsked) return <><p>{t('decode.asName', { name: viewer.name })}</p><Button kind="primary" icon={<KeyRound size={18} aria-hidden />} onClick={() => setAsked(true)}>{t('decode.open')}</Button></>;
  return (
    <>
      <p role="alert"><strong>{t('decode.consequence')}</strong></p>
      <ProblemNote problem={problem} />
      <div className="row">
        <Button kind="primary" isBusy={isRunning} onClick={() => void open()}>{t('decode.confirm', { name: viewer.name })}</Button>
        <Button kind="quiet" onClick={() => setAsked(false)}>{t('decode.wait')}</Button>
      </div>
    </>
  );
}
