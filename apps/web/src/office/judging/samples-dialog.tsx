import Plus from 'lucide-react/icons/plus';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Dialog, Field, ProblemNote, TextArea, TextInput, useToast } from '../../design';
import { useCommand } from '../../data/use-command';
import { readFields } from '../../forms';
import type { OfficeRound } from '../round/round-query';
import { setPracticeMutation, type PracticeReport } from './practice-query';

interface SamplesDialogProps {
  readonly round: OfficeRound;
  readonly planned: number;
  readonly laidOut: PracticeReport['laidOut'];
  readonly onClose: () => void;
}

interface Sample {
  readonly title: string;
  readonly values: Readonly<Record<string, string>>;
}

const EMPTY: Sample = { title: '', values: {} };
const LONGEST = 5_000;

/** Samples by the very form of the round, so that they look like what will be judged. Laid out again they replace the former ones. */
export function SamplesDialog({ round, planned, laidOut, onClose }: SamplesDialogProps) {
  const { t } = useTranslation('judging');
  const tell = useToast();
  const [samples, setSamples] = useState<readonly Sample[]>(laidOut.length > 0 ? laidOut.map(({ title, fields }) => ({ title, values: Object.fromEntries(fields.map(({ label, value }) => [label, value])) })) : [EMPTY]);
  const { run, problem, isRunning } = useCommand(setPracticeMutation);
  // what was laid out under a label the form no longer has stays as it is
  const labels = [...new Set([...readFields(round.rules?.content).map(({ label }) => label), ...laidOut.flatMap(({ fields }) => fields.map(({ label }) => label))])];
  const change = (at: number, sample: Sample) => setSamples((before) => before.map((one, index) => (index === at ? sample : one)));
  const fieldsOf = ({ values }: Sample) => labels.flatMap((label) => (values[label]?.trim() ? [{ label, value: values[label].trim() }] : []));
  const isReady = samples.every((sample) => sample.title.trim() !== '' && fieldsOf(sample).length > 0);
  const lay = async () => {
    const set = await run({ input: { roundId: round.id, samples: samples.map((sample) => ({ title: sample.title.trim(), fields: fieldsOf(sample) })) } });
    if (!set) return;
    tell(t('samples.done', { count: set.samples }));
    onClose();
  };
  return (
    <Dialog isOpen isWide title={t('samples.title')} onClose={onClose} foot={<><span className="quiet" style={{ marginInlineEnd: 'auto' }}>{t('samples.of', { count: samples.length, planned })}</span><Button onClick={onClose}>{t('samples.keep')}</Button><Button kind="primary" isBusy={isRunning} disabled={!isReady} onClick={() => void lay()}>{t('samples.act')}</Button></>}>
      <div className="stack">
        <p className="quiet">{t('samples.text')}</p>
        <ProblemNote problem={problem} />
        {samples.map((sample, at) => (
          <fieldset key={at} className="card stack">
            <legend className="visually-hidden">{t('samples.number', { number: at + 1 })}</legend>
            <div className="row-apart"><h3>{t('samples.number', { number: at + 1 })}</h3>{samples.length > 1 ? <Button kind="quiet" size="small" onClick={() => setSamples(samples.filter((_one, index) => index !== at))}>{t('samples.remove')}</Button> : null}</div>
            <Field isRequired label={t('samples.name')}>{(links) => <TextInput {...links} maxLength={120} value={sample.title} onChange={(event) => change(at, { ...sample, title: event.target.value })} />}</Field>
            {labels.map((label) => <Field key={label} label={label}>{(links) => <TextArea {...links} rows={2} maxLength={LONGEST} value={sample.values[label] ?? ''} onChange={(event) => change(at, { ...sample, values: { ...sample.values, [label]: event.target.value } })} />}</Field>)}
          </fieldset>
        ))}
        {samples.length < planned ? <div><Button icon={<Plus size={18} aria-hidden />} onClick={() => setSamples([...samples, EMPTY])}>{t('samples.add')}</Button></div> : null}
      </div>
    </Dialog>
  );
}
