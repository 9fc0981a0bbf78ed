import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Dialog, ProblemNote, useToast } from '../design';
import { graphql, refusalFields } from '../data/graphql';
import { useCommand } from '../data/use-command';
import { decidedFields } from '../entries';

const withdrawMutation = graphql(`
  mutation WithdrawRecommendation($id: ID!) {
    withdrawRecommendation(id: $id) { __typename ... on Recommendation { ...DecidedFields } ... on Refusal { ...RefusalFields } }
  }
`, [decidedFields, refusalFields]);

interface WithdrawActProps {
  readonly recommendation: { readonly id: string };
  readonly name: string;
  readonly onDone: () => void;
}

/** Takes a recommendation back, which frees its place. */
export function WithdrawAct({ recommendation, name, onDone }: WithdrawActProps) {
  const { t } = useTranslation('unit');
  const { t: shell } = useTranslation('shell');
  const tell = useToast();
  const [isAsking, setIsAsking] = useState(false);
  const { run, problem, isRunning } = useCommand(withdrawMutation);
  const withdraw = async () => {
    if (!(await run({ id: recommendation.id }))) return;
    setIsAsking(false);
    tell(t('record.withdrawn', { name }));
    onDone();
  };
  return (
    <div>
      <Button kind="quiet" onClick={() => setIsAsking(true)}>{t('record.withdraw')}</Button>
      <Dialog isOpen={isAsking} title={t('record.withdrawTitle', { name })} onClose={() => setIsAsking(false)} foot={<><Button onClick={() => setIsAsking(false)}>{shell('act.cancel')}</Button><Button kind="danger" isBusy={isRunning} onClick={() => void withdraw()}>{t('record.withdraw')}</Button></>}>
        <div className="stack"><p>{t('record.withdrawText')}</p><ProblemNote problem={problem} /></div>
      </Dialog>
    </div>
  );
}
