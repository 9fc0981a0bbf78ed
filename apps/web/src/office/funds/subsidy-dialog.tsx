import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Organization } from '../../admin/accounts-query';
import { OrganizationChoice } from '../../admin/organization-choice';
import { useCommand } from '../../data/use-command';
import { Button, Dialog, Field, ProblemNote, TextInput, useToast } from '../../design';
import { subsidyMutation, type ContestSubsidies } from './grants-query';
import { fenOf, yuanText } from './money';

/** A unit gets money for running a contest, for one use once. */
export function SubsidyDialog({ contest, onClose }: { readonly contest: ContestSubsidies; readonly onClose: (isDone: boolean) => void }) {
  const { t } = useTranslation('funds');
  const tell = useToast();
  const { run, problem, isRunning } = useCommand(subsidyMutation);
  const [unit, setUnit] = useState<Organization | null>(null);
  const [use, setUse] = useState('');
  const [amount, setAmount] = useState('');
  const fen = fenOf(amount);
  const isTooMuch = fen !== null && BigInt(fen) > BigInt(contest.roomFen);
  const isReady = unit !== null && use.trim() !== '' && fen !== null && fen !== '0' && !isTooMuch;
  const send = async () => {
    const done = await run({ input: { programmeId: contest.programmeId, organizationId: unit!.id, amountFen: fen!, use } });
    if (!done) return;
    tell(t('subsidy.granted', { number: done.number }));
    onClose(true);
  };
  return (
    <Dialog isOpen isWide title={t('subsidy.grantTo', { name: contest.name })} onClose={() => onClose(false)}
      foot={<><Button onClick={() => onClose(false)}>{t('back')}</Button><Button kind="primary" isBusy={isRunning} disabled={!isReady} onClick={() => void send()}>{t('subsidy.grant')}</Button></>}>
      <div className="stack">
        <p className="small quiet">{t('subsidy.rule', { cap: yuanText(contest.capFen), given: yuanText(contest.givenFen) })}</p>
        <OrganizationChoice chosen={unit} onChoose={setUnit} />
        <Field label={t('subsidy.use')} help={t('subsidy.useHelp')} isRequired count={{ used: use.length, limit: 80 }}>{(links) => <TextInput {...links} maxLength={80} value={use} onChange={(event) => setUse(event.target.value)} />}</Field>
        <Field label={t('amount')} help={t('subsidy.most', { room: yuanText(contest.roomFen) })} isRequired error={amount !== '' && fen === null ? t('amountWrong') : isTooMuch ? t('subsidy.tooMuch') : undefined}>
          {(links) => <TextInput {...links} inputMode="decimal" unit={t('yuan')} value={amount} onChange={(event) => setAmount(event.target.value)} />}
        </Field>
        <ProblemNote problem={problem} />
      </div>
    </Dialog>
  );
}
