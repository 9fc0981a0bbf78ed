import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../data/use-command';
import { Button, Dialog, Field, ProblemNote, TextInput, useToast } from '../../design';
import { begun } from '../../i18n/listed';
import { planMutation, type FundYear } from './funds-query';
import { fenOf, yuanText } from './money';

const plain = (fen: string): string => yuanText(fen).replaceAll(',', '');

/** The figures of the year and the budget of each fund. */
export function PlanDialog({ year, onClose }: { readonly year: FundYear; readonly onClose: () => void }) {
  const { t } = useTranslation('funds');
  const tell = useToast();
  const { run, problem, isRunning } = useCommand(planMutation);
  const [typed, setTyped] = useState<Record<string, string>>(() => ({
    payrollFen: plain(year.payrollFen), trainingFen: plain(year.trainingFen), trainingFrontLineFen: plain(year.trainingFrontLineFen), ...Object.fromEntries(year.funds.map(({ fund, budgetFen }) => [fund, plain(budgetFen)])),
  }));
  const isSound = Object.values(typed).every((text) => fenOf(text) !== null);
  const fen = (key: string): string => fenOf(typed[key] ?? '') ?? '0';
  const save = async () => {
    const input = { year: year.year, payrollFen: fen('payrollFen'), trainingFen: fen('trainingFen'), trainingFrontLineFen: fen('trainingFrontLineFen'), budgets: year.funds.map(({ fund }) => ({ fund, fen: fen(fund) })) };
    if (!(await run({ input }))) return;
    tell(t('plan.done'));
    onClose();
  };
  const field = (key: string, label: string) => (
    <Field key={key} label={label} isRequired error={fenOf(typed[key] ?? '') === null ? t('amountWrong') : undefined}>
      {(links) => <TextInput {...links} inputMode="decimal" unit={t('yuan')} value={typed[key] ?? ''} onChange={(event) => setTyped((known) => ({ ...known, [key]: event.target.value }))} />}
    </Field>
  );
  return (
    <Dialog isOpen isWide title={t('plan.title', { year: year.year })} onClose={onClose}
      foot={<><Button onClick={onClose}>{t('back')}</Button><Button kind="primary" isBusy={isRunning} disabled={!isSound} onClick={() => void save()}>{t('plan.save')}</Button></>}>
      <div className="stack">
        <div className="fund-form">{field('payrollFen', t('plan.payroll'))}{field('trainingFen', t('plan.training'))}{field('trainingFrontLineFen', t('plan.frontLine'))}</div>
        <h3>{t('plan.budgets')}</h3>
        <div className="fund-form">{year.funds.map(({ fund, name }) => field(fund, begun(name)))}</div>
        <ProblemNote problem={problem} />
      </div>
    </Dialog>
  );
}
