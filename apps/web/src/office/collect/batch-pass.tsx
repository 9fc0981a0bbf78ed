import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Dialog, Note, ProblemNote, useToast } from '../../design';
import { useCommand } from '../../data/use-command';
import { passBatchMutation, type QueueRow } from './queue-query';

interface BatchPassProps {
  readonly rows: readonly QueueRow[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

interface Outcome {
  readonly done: number;
  readonly refused: readonly { readonly id: string; readonly refusal: { readonly message: string } }[];
}

/** Passes many at once: first who they are, kind by kind, then what the rules said of each that was not passed. */
export function BatchPass({ rows, onClose, onDone }: BatchPassProps) {
  const { t } = useTranslation('office');
  const tell = useToast();
  // The rows leave the list as they are passed; what was chosen stays on the page until it is closed.
  const [shown] = useState(rows);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const { run, problem, isRunning } = useCommand(passBatchMutation);
  const close = () => { onClose(); if (outcome) onDone(); };
  const pass = async () => {
    const answer = await run({ ids: shown.map(({ id }) => id) });
    if (!answer) return;
    if (answer.refused.length > 0) return setOutcome(answer);
    tell(t('batch.passed', { count: answer.done }));
    onClose();
    onDone();
  };
  const foot = outcome ? <Button kind="primary" onClick={close}>{t('batch.understood')}</Button> : <><Button onClick={close}>{t('batch.back')}</Button><Button kind="primary" isBusy={isRunning} onClick={() => void pass()}>{t('batch.pass', { count: shown.length })}</Button></>;
  return (
    <Dialog isOpen isWide title={t('batch.title', { count: shown.length })} onClose={close} foot={foot}>
      <div className="stack">
        {outcome ? <Refused outcome={outcome} rows={shown} /> : <Preview rows={shown} />}
        <ProblemNote problem={problem} />
      </div>
    </Dialog>
  );
}

function Preview({ rows }: { readonly rows: readonly QueueRow[] }) {
  const { t } = useTranslation('office');
  const categories = [...new Map(rows.map(({ entry }) => [entry.category.id, entry.category.name]))];
  return (
    <>
      <p>{t('batch.consequence')}</p>
      {categories.map(([id, name]) => {
        const of = rows.filter(({ entry }) => entry.category.id === id);
        return (
          <section key={id}>
            <h3>{t('batch.ofCategory', { name, count: of.length })}</h3>
            <ul>{of.map(({ id: key, entry, organization }) => <li key={key}>{entry.title} <span className="quiet">· {organization.name}</span></li>)}</ul>
          </section>
        );
      })}
    </>
  );
}

function Refused({ outcome, rows }: { readonly outcome: Outcome; readonly rows: readonly QueueRow[] }) {
  const { t } = useTranslation('office');
  const nameOf = (id: string): string => rows.find((row) => row.id === id)?.entry.title ?? id;
  return (
    <>
      {outcome.done > 0 ? <Note kind="done" title={t('batch.passed', { count: outcome.done })} /> : null}
      <Note title={t('batch.refused', { count: outcome.refused.length })}>
        <ul>{outcome.refused.map(({ id, refusal }) => <li key={id}><strong>{nameOf(id)}</strong>：{refusal.message}</li>)}</ul>
      </Note>
    </>
  );
}
