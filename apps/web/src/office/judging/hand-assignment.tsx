import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field, SearchInput, Select, useToast } from '../../design';
import { useCommand } from '../../data/use-command';
import { usePage } from '../../data/use-page';
import { noted } from '../../i18n/listed';
import { ActDialog } from '../round/act-dialog';
import { ReasonField } from '../round/reason-field';
import type { OfficeRound } from '../round/round-query';
import { acceptedQuery } from './judging-query';
import { byHandMutation, type Panel } from './panel-query';

/** A further judge for one entry, as when two judges are far apart. Conflicts stay refused. */
export function HandAssignment({ round, panel, onClose }: { readonly round: OfficeRound; readonly panel: Panel; readonly onClose: () => void }) {
  const { t } = useTranslation('office');
  const tell = useToast();
  const [search, setSearch] = useState('');
  const [entryId, setEntryId] = useState('');
  const [judgeId, setJudgeId] = useState('');
  const [reason, setReason] = useState('');
  const { content } = usePage(acceptedQuery, { roundId: round.id, search: search.trim() || null });
  const { run, problem, isRunning } = useCommand(byHandMutation);
  const entries = content?.entries.nodes ?? [];
  const chosen = entries.some(({ id }) => id === entryId) ? entryId : '';
  const assign = async () => {
    if (!(await run({ input: { roundId: round.id, entryId: chosen, judgeId, reason: reason.trim() } }))) return;
    tell(t('hand.done'));
    onClose();
  };
  return (
    <ActDialog title={t('hand.title')} consequence={t('hand.consequence')} act={t('hand.act')} isBusy={isRunning} isReady={chosen !== '' && judgeId !== '' && reason.trim() !== ''} problem={problem} onAct={() => void assign()} onClose={onClose}>
      <SearchInput label={t('hand.search')} value={search} onChange={(event) => setSearch(event.target.value)} />
      <Field isRequired label={t('hand.entry')} help={content ? t('hand.found', { count: content.entries.totalCount }) : undefined}>{(links) => <Select {...links} placeholder={t('hand.choose')} value={chosen} choices={entries.map(({ id, code, title, category }) => ({ value: id, label: noted(`${code} ${title}`, category.name) }))} onChange={(event) => setEntryId(event.target.value)} />}</Field>
      <Field isRequired label={t('hand.judge')}>{(links) => <Select {...links} placeholder={t('hand.choose')} value={judgeId} choices={panel.judges.map(({ accountId, name, organizationName, assigned }) => ({ value: accountId, label: t('hand.judgeChoice', { name, unit: organizationName ?? t('panel.outside'), count: assigned }) }))} onChange={(event) => setJudgeId(event.target.value)} />}</Field>
      <ReasonField isRequired value={reason} onChange={setReason} />
    </ActDialog>
  );
}
