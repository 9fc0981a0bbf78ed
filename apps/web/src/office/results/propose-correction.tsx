import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Field, ProblemNote, Select, TextInput } from '../../design';
import { useCommand } from '../../data/use-command';
import { noted } from '../../i18n/listed';
import { proposeRedecisionMutation } from './correction-query';
import type { Decision } from './results-query';

const CAUSES = ['withdrawn', 'ineligible'] as const;

/** Somebody drops out without an objection: the list without them is proposed, with the difference. */
export function ProposeCorrection({ roundId, decision, onProposed }: { readonly roundId: string; readonly decision: Decision; readonly onProposed: () => void }) {
  const { t } = useTranslation('office');
  const [entryId, setEntryId] = useState('');
  const [because, setBecause] = useState<(typeof CAUSES)[number]>('withdrawn');
  const [reference, setReference] = useState('');
  const [reason, setReason] = useState('');
  const { run, problem, isRunning } = useCommand(proposeRedecisionMutation);
  const propose = async () => { if (await run({ input: { roundId, excluded: [{ entryId, because, reference }], reason } })) onProposed(); };
  return (
    <details className="card">
      <summary>{t('correction.open')}</summary>
      <form className="stack" onSubmit={(event) => { event.preventDefault(); void propose(); }}>
        <Field isRequired label={t('correction.entry')}>{(links) => <Select {...links} placeholder={t('correction.entry')} value={entryId} choices={decision.places.map((place) => ({ value: place.entryId, label: noted(`${place.categoryName} · ${place.name}`, place.organizationName) }))} onChange={(event) => setEntryId(event.target.value)} />}</Field>
        <Field isRequired label={t('correction.because')}>{(links) => <Select {...links} value={because} choices={CAUSES.map((value) => ({ value, label: t(`correction.causes.${value}`) }))} onChange={(event) => setBecause(event.target.value === 'ineligible' ? 'ineligible' : 'withdrawn')} />}</Field>
        <Field isRequired label={t('correction.reference')} help={t('correction.referenceHelp')}>{(links) => <TextInput {...links} value={reference} maxLength={80} onChange={(event) => setReference(event.target.value)} />}</Field>
        <Field isRequired label={t('correction.reason')}>{(links) => <TextInput {...links} value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />}</Field>
        <ProblemNote problem={problem} />
        <div><Button type="submit" isBusy={isRunning} disabled={!entryId || !reason.trim() || !reference.trim()}>{t('correction.propose')}</Button></div>
      </form>
    </details>
  );
}
