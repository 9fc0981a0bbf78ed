import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Chip, ChoicePills, EmptyState, ListFoot, ProblemNote, Shown } from '../../design';
import { useCommand } from '../../data/use-command';
import { useList } from '../../data/use-list';
import { useTimes } from '../../i18n/times';
import { BatchDismissal } from './batch-dismissal';
import { objectionsQuery, openMutation, type ObjectionRow, type OpenedCase } from './desk-query';
import { ObjectionFrame } from './objection-frame';
import { OpenedObjection } from './opened-objection';

const LISTS = ['waiting', 'queued', 'proposed', 'settled'] as const;
type List = (typeof LISTS)[number];

/** The queue of the discipline group: what is due first on top, nothing of what they say before one is opened. */
export function ObjectionDesk() {
  const { t } = useTranslation('notices');
  return <ObjectionFrame title={t('desk.title')} line={t('desk.line')} roles={['discipline']}>{() => <Queue />}</ObjectionFrame>;
}

function Queue() {
  const { t } = useTranslation('notices');
  const [of, setOf] = useState<List>('waiting');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const list = useList(objectionsQuery, { list: of }, ({ objections }) => objections);
  const show = (value: string) => { setOf(LISTS.find((one) => one === value) ?? 'waiting'); setChosen(new Set()); };
  const choose = (id: string) => setChosen((before) => { const after = new Set(before); if (!after.delete(id)) after.add(id); return after; });
  const done = () => { setChosen(new Set()); list.again(); };
  return (
    <>
      <ChoicePills legend={t('desk.title')} choices={LISTS.map((value) => ({ value, label: t(`desk.lists.${value}`) }))} value={of} onChange={show} />
      <Shown page={list}>
        {() => (list.rows.length === 0 ? <div className="card"><EmptyState title={t('desk.none')}>{t('desk.noneText')}</EmptyState></div> : (
          <>
            {chosen.size > 0 ? <BatchDismissal ids={[...chosen]} onDone={done} /> : null}
            <ul className="objection-list">{list.rows.map((row) => <li key={row.id}><ObjectionCard row={row} isChosen={chosen.has(row.id)} onChoose={of === 'queued' ? () => choose(row.id) : undefined} onChanged={list.again} /></li>)}</ul>
            <ListFoot list={list} />
          </>
        ))}
      </Shown>
    </>
  );
}

interface CardProps {
  readonly row: ObjectionRow;
  readonly isChosen: boolean;
  readonly onChoose?: () => void;
  readonly onChanged: () => void;
}

function ObjectionCard({ row, isChosen, onChoose, onChanged }: CardProps) {
  const { t } = useTranslation('notices');
  const times = useTimes();
  const [opened, setOpened] = useState<OpenedCase | null>(null);
  const { run, problem, isRunning } = useCommand(openMutation);
  const open = async () => { const answer = await run({ id: row.id }); if (answer) setOpened(answer as OpenedCase); };
  return (
    <article className="card stack" aria-label={row.number}>
      <div className="row-apart">
        <p className="row">
          {onChoose ? <label className="check"><input type="checkbox" checked={isChosen} onChange={onChoose} /><span className="visually-hidden">{t('desk.select', { number: row.number })}</span></label> : null}
          <strong className="receipt-number">{row.number}</strong>
          <Chip tone={row.settledAt ? 'grey' : 'amber'}>{t(`objectionState.${row.state as 'received'}`)}</Chip>
          {row.isLate ? <Chip tone="red">{t('desk.late')}</Chip> : null}
        </p>
        <span className="small quiet">{row.settledAt ? times.instant(row.settledAt) : t('desk.due', { day: times.day(row.dueOn) })}</span>
      </div>
      <p className="small quiet">{row.noticeNumber} · {row.programmeName} {row.roundName} · {times.instant(row.receivedAt)}</p>
      <ProblemNote problem={problem} />
      {opened ? <OpenedObjection opened={opened} onDone={() => { setOpened(null); onChanged(); }} /> : null}
      <div><Button size="small" isBusy={isRunning} onClick={() => (opened ? setOpened(null) : void open())}>{t(opened ? 'desk.close' : 'desk.open')}</Button></div>
    </article>
  );
}
