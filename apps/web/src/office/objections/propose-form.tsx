import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, ChoicePills, Field, ProblemNote, Select, useToast } from '../../design';
import { useCommand } from '../../data/use-command';
import { usePage } from '../../data/use-page';
import { noted } from '../../i18n/listed';
import { entriesOnNoticeQuery, proposeMutation, type OpenedCase } from './desk-query';
import { FindingField, isFinding } from './finding-field';

const OUTCOMES = ['dismissed', 'upheld'] as const;
const EFFECTS = ['exclude', 'rescore', 'none'] as const;

/** What was found, and what should follow for the list. */
export function ProposeForm({ opened, onDone }: { readonly opened: OpenedCase; readonly onDone: () => void }) {
  const { t } = useTranslation('notices');
  const tell = useToast();
  const [outcome, setOutcome] = useState<(typeof OUTCOMES)[number]>('dismissed');
  const [effect, setEffect] = useState<(typeof EFFECTS)[number]>(opened.ground === 'conflict' ? 'rescore' : 'exclude');
  const [entryId, setEntryId] = useState(opened.entryId ?? '');
  const [judgeId, setJudgeId] = useState('');
  const [finding, setFinding] = useState('');
  const entries = usePage(entriesOnNoticeQuery, { id: opened.objection.noticeId }, { isPaused: outcome === 'dismissed' });
  const { run, problem, isRunning } = useCommand(proposeMutation);
  const isUpheld = outcome === 'upheld';
  const propose = async () => {
    const answer = await run({ input: {
      objectionIds: [opened.objection.id], outcome, effect: isUpheld ? effect : 'none', finding,
      entryId: isUpheld && effect !== 'none' ? entryId || null : null, judgeId: isUpheld && effect === 'rescore' ? judgeId || null : null,
    } });
    if (!answer) return;
    tell(t('desk.proposed'));
    onDone();
  };
  const choices = entries.content?.notice.categories.flatMap((category) => category.places.map((place) => ({ value: place.entryId, label: noted(`${category.name} · ${place.name}`, place.organizationName) }))) ?? [];
  return (
    <form className="stack" aria-label={t('desk.decide')} onSubmit={(event) => { event.preventDefault(); void propose(); }}>
      <h3>{t('desk.decide')}</h3>
      <ChoicePills legend={t('desk.outcome')} value={outcome} choices={OUTCOMES.map((value) => ({ value, label: t(`desk.outcomes.${value}`) }))} onChange={(value) => setOutcome(value === 'upheld' ? 'upheld' : 'dismissed')} />
      {isUpheld ? (
        <>
          <Field isRequired label={t('desk.effect')}>{(links) => <Select {...links} value={effect} choices={EFFECTS.map((value) => ({ value, label: t(`desk.effects.${value}`) }))} onChange={(event) => setEffect(EFFECTS.find((one) => one === event.target.value) ?? 'none')} />}</Field>
          {effect === 'none' ? null : <Field isRequired label={t('desk.entry')}>{(links) => <Select {...links} placeholder={t('desk.entry')} value={entryId} choices={choices} onChange={(event) => setEntryId(event.target.value)} />}</Field>}
          {effect === 'rescore' ? <Field isRequired label={t('desk.judge')}>{(links) => <Select {...links} placeholder={t('desk.judge')} value={judgeId} choices={opened.judges.map(({ id, name }) => ({ value: id, label: name }))} onChange={(event) => setJudgeId(event.target.value)} />}</Field> : null}
        </>
      ) : null}
      <FindingField rows={5} value={finding} onChange={setFinding} />
      <ProblemNote problem={problem} />
      <div><Button type="submit" kind="primary" isBusy={isRunning} disabled={!isFinding(finding)}>{t('desk.propose')}</Button></div>
    </form>
  );
}
