import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../data/use-command';
import { usePage } from '../../data/use-page';
import { Button, ButtonAnchor, Chip, Dialog, EmptyState, Note, ProblemNote, Shown, Table, useToast } from '../../design';
import { serverNow } from '../../i18n/server-clock';
import { useTimes } from '../../i18n/times';
import { allowanceQuery, raiseMutation, type AllowanceMonth } from './grants-query';
import { monthStepped, newestMonthOf } from './months';
import { STATE_TONES } from './state-tones';
import { yuanText } from './money';
import { PeriodStep } from './year-step';

const today = (): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(serverNow());

/** The allowances of titles, month by month: looked at with their sum, then owed. */
export function AllowanceMonthPane({ year }: { readonly year: number }) {
  const { t, i18n } = useTranslation('funds');
  const [chosen, choose] = useState<string | null>(null);
  const month = chosen?.startsWith(String(year)) ? chosen : newestMonthOf(year, today());
  const page = usePage(allowanceQuery, { month }, { policy: 'cache-and-network' });
  const name = new Intl.DateTimeFormat(i18n.language, { year: 'numeric', month: 'long' }).format(new Date(`${month}-15T00:00:00+08:00`));
  const step = (by: -1 | 1) => {
    const to = monthStepped(month, by);
    if (to.startsWith(String(year))) choose(to);
  };
  return (
    <section className="stack" aria-labelledby="allowance-month">
      <header className="row-apart">
        <div><h2 id="allowance-month">{t('allowance.titleOf', { month: name })}</h2><p className="quiet">{t('allowance.line')}</p></div>
        <PeriodStep of="month" label={month} onStep={step} />
      </header>
      <Shown page={page}>{({ allowanceMonth }) => <TheMonth key={month} of={allowanceMonth} name={name} onRaised={page.again} />}</Shown>
    </section>
  );
}

function TheMonth({ of, name, onRaised }: { readonly of: AllowanceMonth; readonly name: string; readonly onRaised: () => void }) {
  const { t } = useTranslation('funds');
  const times = useTimes();
  const [isAsking, ask] = useState(false);
  if (of.lines.length === 0) return <div className="card"><EmptyState title={t('allowance.none')}>{t('allowance.noneText')}</EmptyState></div>;
  return (
    <>
      <dl className="fund-figures">
        <Figure name={t('allowance.total')} fen={of.totalFen} note={t('allowance.persons', { count: of.lines.filter(({ state }) => state !== 'dropped').length })} />
        <Figure name={t('allowance.new')} fen={of.newFen} note={t('allowance.persons', { count: of.newCount })} />
        <Figure name={t('allowance.left')} fen={of.fundLeftFen} note={t('allowance.leftText')} />
      </dl>
      {of.isOver ? null : <Note title={t('allowance.notOver')} />}
      {of.isOver && of.newCount === 0 ? <Note kind="done" title={t('allowance.allRaised')} /> : null}
      <div className="row">
        {of.canRaise ? <Button kind="primary" onClick={() => ask(true)}>{t('allowance.raise', { count: of.newCount })}</Button> : null}
        <ButtonAnchor href={`/files/funds/allowances/${of.month}.xlsx`} download>{t('export')}</ButtonAnchor>
      </div>
      <Table caption={t('allowance.titleOf', { month: name })} rows={of.lines} rowKey={({ holdingId }) => holdingId} columns={[
        { key: 'payee', head: t('payable.payee'), onPhone: 'lead', cell: (line) => <><strong>{line.payeeName}</strong><span className="small quiet block">{line.unitName}</span></> },
        { key: 'title', head: t('allowance.held'), cell: (line) => `${line.titleName} · ${line.levelName}` },
        { key: 'days', head: t('allowance.days'), cell: (line) => (line.days === line.ofDays ? t('allowance.whole') : <>{t('allowance.part', { days: line.days, of: line.ofDays })}<span className="small quiet block">{times.day(line.fromOn)} – {times.day(line.toOn)}</span></>) },
        { key: 'amount', head: t('amountYuan'), align: 'end', cell: (line) => <strong className="figures">{yuanText(line.amountFen)}</strong> },
        { key: 'state', head: t('payable.state'), cell: (line) => <><Chip tone={line.state ? STATE_TONES[line.state] ?? 'grey' : 'grey'}>{line.state ? t(`state.${line.state as 'due'}`) : t('allowance.notRaised')}</Chip>{line.payableNumber ? <span className="small quiet block figures">{line.payableNumber}</span> : null}</> },
      ]} />
      {isAsking ? <RaiseDialog of={of} name={name} onClose={(isDone) => { ask(false); if (isDone) onRaised(); }} /> : null}
    </>
  );
}

function Figure({ name, fen, note }: { readonly name: string; readonly fen: string; readonly note: string }) {
  const { t } = useTranslation('funds');
  return <div className="card"><dt>{name}</dt><dd className="figures">{yuanText(fen)} <span className="small quiet">{t('yuan')}</span></dd><dd className="small quiet">{note}</dd></div>;
}

function RaiseDialog({ of, name, onClose }: { readonly of: AllowanceMonth; readonly name: string; readonly onClose: (isDone: boolean) => void }) {
  const { t } = useTranslation('funds');
  const tell = useToast();
  const { run, problem, isRunning } = useCommand(raiseMutation);
  const isShort = BigInt(of.fundLeftFen) < BigInt(of.newFen);
  const raise = async () => {
    if (!(await run({ input: { month: of.month, newFen: of.newFen } }))) return;
    tell(t('allowance.raised', { month: name, count: of.newCount }));
    onClose(true);
  };
  return (
    <Dialog isOpen title={t('allowance.raiseTitle', { month: name })} onClose={() => onClose(false)}
      foot={<><Button onClick={() => onClose(false)}>{t('back')}</Button><Button kind="primary" isBusy={isRunning} onClick={() => void raise()}>{t('allowance.confirm')}</Button></>}>
      <div className="stack">
        <p>{t('allowance.raiseText', { count: of.newCount, amount: yuanText(of.newFen) })}</p>
        <p className="small quiet">{t('allowance.once')}</p>
        {isShort ? <Note title={t('allowance.short', { left: yuanText(of.fundLeftFen) })} /> : null}
        <ProblemNote problem={problem} />
      </div>
    </Dialog>
  );
}
