import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../data/use-command';
import { Button, Dialog, Field, ProblemNote, Select, TextInput, useToast } from '../../design';
import { begun } from '../../i18n/listed';
import { appropriateMutation, type FundYear } from './funds-query';
import { fenOf, yuanText } from './money';

/** Money comes into a fund, within its budget. */
export function AppropriateDialog({ year, onClose }: { readonly year: FundYear; readonly onClose: () => void }) {
  const { t } = useTranslation('funds');
  const tell = useToast();
  const { run, problem, isRunning } = useCommand(appropriateMutation);
  const [fund, setFund] = useState(year.funds[0]!.fund);
  const [amount, setAmount] = useState('');
  const fen = fenOf(amount);
  const chosen = year.funds.find((one) => one.fund === fund)!;
  const room = String(BigInt(chosen.budgetFen) - BigInt(chosen.appropriatedFen));
  const send = async () => {
    if (fen === null || !(await run({ input: { year: year.year, fund, amountFen: fen } }))) return;
    tell(t('appropriate.done', { name: chosen.name, amount: yuanText(fen) }));
    onClose();
  };
  return (
    <Dialog isOpen title={t('appropriate.act')} onClose={onClose}
      foot={<><Button onClick={onClose}>{t('back')}</Button><Button kind="primary" isBusy={isRunning} disabled={fen === null || fen === '0'} onClick={() => void send()}>{t('appropriate.act')}</Button></>}>
      <div className="stack">
        <Field label={t('fund')} isRequired>{(links) => <Select {...links} value={fund} choices={year.funds.map((one) => ({ value: one.fund, label: begun(one.name) }))} onChange={(event) => setFund(event.target.value)} />}</Field>
        <Field label={t('amount')} isRequired help={t('appropriate.room', { amount: yuanText(room) })}>{(links) => <TextInput {...links} inputMode="decimal" unit={t('yuan')} value={amount} onChange={(event) => setAmount(event.target.value)} />}</Field>
        <ProblemNote problem={problem} />
      </div>
    </Dialog>
  );
}
