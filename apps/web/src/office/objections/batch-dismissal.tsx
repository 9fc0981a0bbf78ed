import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, ProblemNote, useToast } from '../../design';
import { useCommand } from '../../data/use-command';
import { proposeMutation } from './desk-query';
import { FindingField, isFinding } from './finding-field';

/** One finding for an unfounded flood; each still gets its own answer. */
export function BatchDismissal({ ids, onDone }: { readonly ids: readonly string[]; readonly onDone: () => void }) {
  const { t } = useTranslation('notices');
  const tell = useToast();
  const [finding, setFinding] = useState('');
  const { run, problem, isRunning } = useCommand(proposeMutation);
  const propose = async () => {
    if (!(await run({ input: { objectionIds: [...ids], outcome: 'dismissed', effect: 'none', entryId: null, judgeId: null, finding } }))) return;
    tell(t('desk.proposed'));
    onDone();
  };
  return (
    <form className="card stack" onSubmit={(event) => { event.preventDefault(); void propose(); }}>
      <FindingField rows={3} value={finding} onChange={setFinding} />
      <ProblemNote problem={problem} />
      <div><Button type="submit" isBusy={isRunning} disabled={!isFinding(finding)}>{t('desk.batch', { count: ids.length })}</Button></div>
    </form>
  );
}
