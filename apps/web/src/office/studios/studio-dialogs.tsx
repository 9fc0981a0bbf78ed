import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../data/use-command';
import { Button, ChoicePills, Dialog, Field, ProblemNote, Select, TextArea, TextInput, useToast } from '../../design';
import { outputMutation, reportMutation, reviewMutation, type Studio } from './studios-query';

interface StudioDialogProps {
  readonly studio: Studio;
  readonly onClose: () => void;
}

const KINDS = ['patent', 'project', 'award', 'method', 'training'] as const;

export function OutputDialog({ studio, onClose }: StudioDialogProps) {
  const { t } = useTranslation('funds');
  const tell = useToast();
  const { run, problem, isRunning } = useCommand(outputMutation);
  const [input, setInput] = useState({ kind: 'patent', title: '', onDay: '', proof: '' });
  const set = (part: Partial<typeof input>) => setInput((known) => ({ ...known, ...part }));
  const isReady = input.title.trim().length > 1 && input.proof.trim().length > 1 && input.onDay !== '';
  return (
    <Dialog isOpen title={t('studio.addOutput')} onClose={onClose} foot={<><Button onClick={onClose}>{t('back')}</Button><Button kind="primary" isBusy={isRunning} disabled={!isReady}
      onClick={() => void run({ input: { studioId: studio.id, ...input } }).then((done) => { if (done) { tell(t('studio.outputAdded')); onClose(); } })}>{t('save')}</Button></>}>
      <div className="stack">
        <Field label={t('studio.outputKind')} isRequired>{(links) => <Select {...links} value={input.kind} choices={KINDS.map((value) => ({ value, label: t(`studio.kind.${value}`) }))} onChange={(event) => set({ kind: event.target.value })} />}</Field>
        <Field label={t('studio.outputTitle')} isRequired>{(links) => <TextInput {...links} maxLength={120} value={input.title} onChange={(event) => set({ title: event.target.value })} />}</Field>
        <Field label={t('studio.onDay')} isRequired>{(links) => <TextInput {...links} type="date" value={input.onDay} onChange={(event) => set({ onDay: event.target.value })} />}</Field>
        <Field label={t('studio.proof')} help={t('studio.proofHelp')} isRequired>{(links) => <TextInput {...links} maxLength={200} value={input.proof} onChange={(event) => set({ proof: event.target.value })} />}</Field>
        <ProblemNote problem={problem} />
      </div>
    </Dialog>
  );
}

export function ReportDialog({ studio, year, onClose }: StudioDialogProps & { readonly year: number }) {
  const { t } = useTranslation('funds');
  const tell = useToast();
  const { run, problem, isRunning } = useCommand(reportMutation);
  const [report, setReport] = useState(studio.reviews.find((review) => review.year === year)?.report ?? '');
  return (
    <Dialog isOpen isWide title={t('studio.report', { year })} onClose={onClose} foot={<><Button onClick={onClose}>{t('back')}</Button><Button kind="primary" isBusy={isRunning} disabled={!report.trim()}
      onClick={() => void run({ input: { studioId: studio.id, year, report } }).then((done) => { if (done) { tell(t('studio.reportSent')); onClose(); } })}>{t('studio.send')}</Button></>}>
      <div className="stack">
        <Field label={t('studio.reportText')} isRequired count={{ used: report.length, limit: 4000 }}>{(links) => <TextArea {...links} rows={8} maxLength={4000} value={report} onChange={(event) => setReport(event.target.value)} />}</Field>
        <ProblemNote problem={problem} />
      </div>
    </Dialog>
  );
}

const VERDICTS = ['keep', 'rectify', 'remove'] as const;

export function ReviewDialog({ studio, year, report, onClose }: StudioDialogProps & { readonly year: number; readonly report: string }) {
  const { t } = useTranslation('funds');
  const tell = useToast();
  const { run, problem, isRunning } = useCommand(reviewMutation);
  const [verdict, setVerdict] = useState<string>('keep');
  const [reason, setReason] = useState('');
  return (
    <Dialog isOpen isWide title={t('studio.review', { year })} onClose={onClose} foot={<><Button onClick={onClose}>{t('back')}</Button><Button kind="primary" isBusy={isRunning} disabled={verdict !== 'keep' && !reason.trim()}
      onClick={() => void run({ input: { studioId: studio.id, year, verdict, reason } }).then((done) => { if (done) { tell(t('studio.reviewed')); onClose(); } })}>{t('studio.decide')}</Button></>}>
      <div className="stack">
        <p className="reading">{report}</p>
        <ChoicePills legend={t('studio.verdictLabel')} value={verdict} choices={VERDICTS.map((value) => ({ value, label: t(`studio.verdict.${value}`) }))} onChange={setVerdict} />
        {verdict === 'remove' ? <p className="small">{t('studio.removeText')}</p> : null}
        <Field label={t('reason')} isRequired={verdict !== 'keep'}>{(links) => <TextArea {...links} rows={3} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />}</Field>
        <ProblemNote problem={problem} />
      </div>
    </Dialog>
  );
}
