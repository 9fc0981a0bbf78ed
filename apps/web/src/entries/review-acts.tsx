import Check from 'lucide-react/icons/check';
import Undo from 'lucide-react/icons/undo-2';
import X from 'lucide-react/icons/x';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, ProblemNote, useToast } from '../design';
import { graphql, refusalFields } from '../data/graphql';
import { useCommand } from '../data/use-command';
import { stepFields } from './recommendation-steps';
import { ReasonDialog } from './reason-dialog';

/** What a desk's decision changes of a recommendation and of the entry behind it. */
export const decidedFields = graphql(`
  fragment DecidedFields on Recommendation {
    id desk state correctBy steps { ...StepFields }
    abilities { canPass canReturn canDecline canResubmit canWithdraw }
    entry { id state timeline { stage state at note } }
  }
`, [stepFields]);

const passMutation = graphql(`mutation PassRecommendation($input: PassRecommendationInput!) { passRecommendation(input: $input) { __typename ... on Recommendation { ...DecidedFields } ... on Refusal { ...RefusalFields } } }`, [decidedFields, refusalFields]);
const returnMutation = graphql(`mutation ReturnRecommendation($input: ReturnRecommendationInput!) { returnRecommendation(input: $input) { __typename ... on Recommendation { ...DecidedFields } ... on Refusal { ...RefusalFields } } }`, [decidedFields, refusalFields]);
const declineMutation = graphql(`mutation DeclineRecommendation($input: DeclineRecommendationInput!) { declineRecommendation(input: $input) { __typename ... on Recommendation { ...DecidedFields } ... on Refusal { ...RefusalFields } } }`, [decidedFields, refusalFields]);

interface ReviewActsProps {
  readonly recommendation: { readonly id: string; readonly abilities: { readonly canPass: boolean; readonly canReturn: boolean; readonly canDecline: boolean } };
  /** Whose recommendation it is, for the dialogs' titles. */
  readonly name: string;
  /** “签署推荐” at a unit's desk, “审核通过” above. */
  readonly passLabel: string;
  readonly onDone?: () => void;
}

/** The three things a desk can do with what lies on it. Shows nothing to those who cannot. */
export function ReviewActs({ recommendation: { id, abilities }, name, passLabel, onDone }: ReviewActsProps) {
  const { t } = useTranslation('shell');
  const tell = useToast();
  const [asking, setAsking] = useState<'return' | 'decline' | null>(null);
  const pass = useCommand(passMutation);
  const giveBack = useCommand(returnMutation);
  const decline = useCommand(declineMutation);
  if (!abilities.canPass && !abilities.canReturn && !abilities.canDecline) return null;

  const done = (text: string) => { setAsking(null); tell(text); onDone?.(); };
  const onPass = async () => { if (await pass.run({ input: { id } })) done(t('entries.passed', { name })); };
  const onGive = async (reasonCode: string, reason: string) => {
    const command = asking === 'return' ? giveBack : decline;
    if (await command.run({ input: { id, reasonCode, reason: reason || null } })) done(t(asking === 'return' ? 'entries.returnedDone' : 'entries.declinedDone', { name }));
  };
  return (
    <div className="stack">
      <div className="row">
        {abilities.canPass ? <Button kind="primary" icon={<Check size={18} aria-hidden />} isBusy={pass.isRunning} onClick={() => void onPass()}>{passLabel}</Button> : null}
        {abilities.canReturn ? <Button icon={<Undo size={18} aria-hidden />} onClick={() => setAsking('return')}>{t('entries.return')}</Button> : null}
        {abilities.canDecline ? <Button kind="danger" icon={<X size={18} aria-hidden />} onClick={() => setAsking('decline')}>{t('entries.decline')}</Button> : null}
      </div>
      <ProblemNote problem={pass.problem} />
      <ReasonDialog key={asking} isOpen={asking !== null} kind={asking ?? 'return'} name={name} problem={asking === 'decline' ? decline.problem : giveBack.problem} isBusy={giveBack.isRunning || decline.isRunning} onClose={() => setAsking(null)} onGive={(code, reason) => void onGive(code, reason)} />
    </div>
  );
}
