import { Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Chip, Note, ProblemNote, Timeline, useToast, type Tone } from '../design';
import { useCommand } from '../data/use-command';
import { ahead } from '../i18n/listed';
import { useTimes } from '../i18n/times';
import { ACCEPTED } from './evidence-files';
import { withdrawMutation, type ShownStatus } from './notice-query';
import { sendFile } from './send-file';

const TONES: Readonly<Record<string, Tone>> = { upheld: 'green', dismissed: 'grey', withdrawn: 'grey' };

interface StatusProps {
  readonly status: ShownStatus;
  readonly objectionKey: string;
  readonly onChanged: () => void;
}

export function ObjectionStatus({ status, objectionKey, onChanged }: StatusProps) {
  const { t } = useTranslation('notices');
  const times = useTimes();
  return (
    <section className="card stack">
      <p className="row"><span className="receipt-number">{status.number}</span><Chip tone={TONES[status.state] ?? 'amber'}>{t(`objectionState.${status.state as 'received'}`)}</Chip></p>
      <p>{ahead(t('follow.of'))}<Link to="/notices/$id" params={{ id: status.noticeId }}>{status.noticeNumber} {status.noticeTitle}</Link></p>
      {status.settledAt === null ? <p>{t('follow.due', { day: times.day(status.dueOn) })}</p> : null}
      {status.finding ? <Note kind="done" title={t('follow.finding')}><p className="objection-text">{status.finding}</p></Note> : null}
      <Timeline items={status.steps.map((step, at) => ({ key: String(at), name: t(`step.${step.kind as 'received'}`), at: times.instant(step.at), state: 'done', stateWord: t(`step.${step.kind as 'received'}`) }))} />
      <h3>{t('follow.files')}</h3>
      {status.files.length > 0 ? <ul>{status.files.map((file) => <li key={file.id}>{file.name}</li>)}</ul> : <p className="quiet">{t('follow.noFiles')}</p>}
      {status.canAddFiles ? <AddFile status={status} objectionKey={objectionKey} onChanged={onChanged} /> : null}
      {status.canWithdraw ? <Withdraw status={status} objectionKey={objectionKey} onChanged={onChanged} /> : null}
    </section>
  );
}

function AddFile({ status, objectionKey, onChanged }: StatusProps) {
  const { t, i18n: { language } } = useTranslation('notices');
  const tell = useToast();
  const input = useRef<HTMLInputElement>(null);
  const [failed, setFailed] = useState<readonly string[]>([]);
  const add = async (files: FileList | null) => {
    const faults: string[] = [];
    for (const file of files ?? []) {
      const problem = await sendFile(status.number, objectionKey, file, language);
      if (problem === null) tell(t('raise.fileSent', { name: file.name }));
      else faults.push(t('raise.fileFailed', { name: file.name, why: problem }));
    }
    setFailed(faults);
    if (input.current) input.current.value = '';
    onChanged();
  };
  return (
    <div className="stack-tight">
      <label className="stack-tight"><span>{t('follow.add')}</span><input ref={input} type="file" multiple accept={ACCEPTED} className="input" onChange={(event) => void add(event.target.files)} /></label>
      {failed.length > 0 ? <div role="alert">{failed.map((fault, at) => <p key={at} className="field-error">{fault}</p>)}</div> : null}
    </div>
  );
}

function Withdraw({ status, objectionKey, onChanged }: StatusProps) {
  const { t } = useTranslation('notices');
  const tell = useToast();
  const [isSure, setIsSure] = useState(false);
  const { run, problem, isRunning } = useCommand(withdrawMutation);
  const withdraw = async () => {
    if (!(await run({ number: status.number, key: objectionKey }))) return;
    tell(t('follow.withdrawn'));
    onChanged();
  };
  return (
    <div className="stack-tight">
      <ProblemNote problem={problem} />
      {isSure ? <p role="alert">{t('follow.withdrawSure')}</p> : null}
      <div className="row">
        {isSure
          ? <><Button size="small" kind="danger" isBusy={isRunning} onClick={() => void withdraw()}>{t('follow.withdrawYes')}</Button><Button size="small" onClick={() => setIsSure(false)}>{t('follow.withdrawNo')}</Button></>
          : <Button size="small" onClick={() => setIsSure(true)}>{t('follow.withdraw')}</Button>}
      </div>
    </div>
  );
}
