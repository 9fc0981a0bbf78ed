import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field, TextArea, TextInput, useToast } from '../../design';
import { faultOf } from '../../data/problem';
import { useCommand } from '../../data/use-command';
import { ActDialog } from '../round/act-dialog';
import { discussionMutation, type SpreadAlarm } from './judging-query';
import type { PanelJudge } from './panel-query';

interface DiscussionDialogProps {
  readonly alarm: SpreadAlarm;
  readonly judges: readonly PanelJudge[];
  readonly onDone: () => void;
  readonly onClose: () => void;
}

const LONGEST = 4_000;
const LEAST = 2;

/** What the judges of an entry said to each other, and who was there. Their marks they change themselves, with reasons. */
export function DiscussionDialog({ alarm, judges, onDone, onClose }: DiscussionDialogProps) {
  const { t } = useTranslation('judging');
  const tell = useToast();
  const [minutes, setMinutes] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [others, setOthers] = useState('');
  const { run, problem, isRunning } = useCommand(discussionMutation);
  const participants = [...chosen, ...others.split(/[、，,;；\n]/).map((name) => name.trim()).filter((name) => name !== '')];
  const toggle = (name: string) => setChosen((before) => {
    const next = new Set(before);
    if (!next.delete(name)) next.add(name);
    return next;
  });
  const record = async () => {
    if (!(await run({ input: { alarmId: alarm.id, minutes: minutes.trim(), participants } }))) return;
    tell(t('discussion.done', { title: alarm.title }));
    onDone();
    onClose();
  };
  return (
    <ActDialog title={t('discussion.title', { title: alarm.title })} consequence={t('discussion.consequence')} act={t('discussion.act')} isBusy={isRunning} isReady={minutes.trim() !== '' && participants.length >= LEAST} problem={problem} onAct={() => void record()} onClose={onClose}>
      <fieldset className="stack-tight">
        <legend className="field-label">{t('discussion.who', { count: participants.length })}</legend>
        <div className="discussion-judges">{judges.map(({ accountId, name }) => <label key={accountId} className="check"><input type="checkbox" checked={chosen.has(name)} onChange={() => toggle(name)} /><span>{name}</span></label>)}</div>
      </fieldset>
      <Field label={t('discussion.others')} help={t('discussion.othersHelp')} error={faultOf(problem, 'participants')}>{(links) => <TextInput {...links} maxLength={500} value={others} onChange={(event) => setOthers(event.target.value)} />}</Field>
      <Field isRequired label={t('discussion.minutes')} help={t('discussion.minutesHelp')} error={faultOf(problem, 'minutes')} count={minutes.length > LONGEST * 0.7 ? { used: minutes.length, limit: LONGEST } : undefined}>
        {(links) => <TextArea {...links} rows={5} maxLength={LONGEST} value={minutes} onChange={(event) => setMinutes(event.target.value)} />}
      </Field>
    </ActDialog>
  );
}
