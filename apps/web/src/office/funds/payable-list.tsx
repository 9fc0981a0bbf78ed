import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../data/use-command';
import { useList } from '../../data/use-list';
import { Button, ButtonAnchor, Chip, ChoicePills, EmptyState, ListFoot, LoadingBlock, ProblemNote, Table, useToast } from '../../design';
import { approveMutation, dropMutation, payablesQuery, prepareMutation, type Payable } from './funds-query';
import { yuanText } from './money';
import { ReasonDialog } from './reason-dialog';
import { STATE_TONES } from './state-tones';

const STATES = ['due', 'approved', 'in_batch', 'paid', 'dropped'] as const;

/** What is owed: approved by one person, put into a batch by another. */
export function PayableList({ year }: { readonly year: number }) {
  const { t } = useTranslation('funds');
  const tell = useToast();
  const [state, setState] = useState<string>('due');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [dropping, setDropping] = useState<Payable | null>(null);
  const list = useList(payablesQuery, { year, state }, (content) => content.payables);
  const approving = useCommand(approveMutation);
  const preparing = useCommand(prepareMutation);
  const drop = useCommand(dropMutation);
  const isChoosing = list.rows.some(({ abilities }) => abilities.canApprove || abilities.canPay);
  const picked = list.rows.filter(({ id }) => chosen.has(id));
  const [toApprove, toPay] = [picked.filter(({ abilities }) => abilities.canApprove), picked.filter(({ abilities }) => abilities.canPay)];
  const sumOf = (rows: readonly Payable[]): string => yuanText(String(rows.reduce((sum, { amountFen }) => sum + BigInt(amountFen), 0n)));
  const after = (word: string) => { tell(word); setChosen(new Set()); list.again(); };
  const approve = async () => { if (await approving.run({ payableIds: toApprove.map(({ id }) => id) })) after(t('payable.approved', { count: toApprove.length })); };
  const prepare = async () => { const batch = await preparing.run({ payableIds: toPay.map(({ id }) => id) }); if (batch) after(t('payable.prepared', { number: batch.number })); };
  return (
    <section className="stack" aria-label={t('tab.payables')}>
      <div className="row-apart">
        <ChoicePills legend={t('payable.state')} value={state} choices={STATES.map((value) => ({ value, label: t(`state.${value}`) }))} onChange={(to) => { setState(to); setChosen(new Set()); }} />
        <ButtonAnchor href={`/files/funds/${year}/payables.xlsx`} download>{t('export')}</ButtonAnchor>
      </div>
      <ProblemNote problem={list.problem ?? approving.problem ?? preparing.problem} onAgain={list.problem ? list.again : undefined} />
      {list.isLoading && !list.content ? <LoadingBlock /> : null}
      {list.content && list.rows.length === 0 ? <div className="card"><EmptyState title={t('payable.none')}>{t('payable.noneText')}</EmptyState></div> : null}
      {list.rows.length > 0 ? (
        <Table caption={t('tab.payables')} rows={list.rows} rowKey={({ id }) => id} chosen={isChoosing ? chosen : undefined} onChoose={isChoosing ? setChosen : undefined} canChoose={({ abilities }) => abilities.canApprove || abilities.canPay} columns={[
          { key: 'payee', head: t('payable.payee'), onPhone: 'lead', cell: (one) => <><strong>{one.payeeName}</strong>{one.unitName === one.payeeName ? null : <span className="small quiet block">{one.unitName}</span>}</> },
          { key: 'purpose', head: t('payable.purpose'), onPhone: 'whole', cell: (one) => <>{one.purpose}<span className="small quiet block">{one.number}{one.approvedByName ? ` · ${t('payable.approvedBy', { name: one.approvedByName })}` : ''}</span>{one.bankNote ? <span className="small block">{t('payable.bank', { note: one.bankNote })}</span> : null}{one.dropReason ? <span className="small block">{one.dropReason}</span> : null}</> },
          { key: 'kind', head: t('payable.kind'), cell: (one) => t(`kind.${one.kind as 'prize'}`) },
          { key: 'amount', head: t('amountYuan'), align: 'end', cell: (one) => <strong className="figures">{yuanText(one.amountFen)}</strong> },
          { key: 'state', head: t('payable.state'), cell: (one) => <Chip tone={STATE_TONES[one.state] ?? 'grey'}>{t(`state.${one.state as 'due'}`)}</Chip> },
          ...(list.rows.some(({ abilities }) => abilities.canDrop) ? [{ key: 'acts', head: t('acts'), cell: (one: Payable) => (one.abilities.canDrop ? <Button size="small" kind="quiet" aria-label={t('payable.dropOf', { number: one.number })} onClick={() => setDropping(one)}>{t('payable.drop')}</Button> : null) }] : []),
        ]} />
      ) : null}
      <ListFoot list={list} />
      {toApprove.length + toPay.length > 0 ? (
        <div className="batch-bar">
          <span>{t('payable.chosen', { count: picked.length, amount: sumOf(picked) })}</span>
          {toApprove.length > 0 ? <Button kind="primary" size="small" isBusy={approving.isRunning} onClick={() => void approve()}>{t('payable.approve')}</Button> : null}
          {toPay.length > 0 ? <Button kind="primary" size="small" isBusy={preparing.isRunning} onClick={() => void prepare()}>{t('payable.prepare')}</Button> : null}
        </div>
      ) : null}
      {dropping ? <ReasonDialog title={t('payable.dropOf', { number: dropping.number })} text={t('payable.dropText')} word={t('payable.drop')} problem={drop.problem} isBusy={drop.isRunning} onClose={() => setDropping(null)}
        onSend={(reason) => void drop.run({ input: { payableId: dropping.id, reason } }).then((done) => { if (done) { setDropping(null); after(t('payable.dropped')); } })} /> : null}
    </section>
  );
}
