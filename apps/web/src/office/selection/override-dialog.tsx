import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Chip, Field, SearchInput, Select, Shown, useToast } from '../../design';
import { useCommand } from '../../data/use-command';
import { usePage } from '../../data/use-page';
import { scoreText } from '../../i18n/figures';
import { noted } from '../../i18n/listed';
import { ActDialog } from '../round/act-dialog';
import { ReasonField } from '../round/reason-field';
import { candidatesQuery, overrideMutation, overrideOutcomeQuery, type Candidate, type Selection } from './selection-query';
import { UnmetRules } from './unmet-rules';

interface OverrideDialogProps {
  readonly selection: Selection;
  readonly again: () => void;
  readonly onClose: () => void;
}

/** The panel changes the list: who goes, who comes, and why. It waits for another officer. */
export function OverrideDialog({ selection, again, onClose }: OverrideDialogProps) {
  const { t } = useTranslation('selection');
  const tell = useToast();
  const command = useCommand(overrideMutation);
  const [removed, setRemoved] = useState<readonly string[]>([]);
  const [added, setAdded] = useState<readonly Candidate[]>([]);
  const [reason, setReason] = useState('');
  const listed = selection.lines.filter(({ isListed }) => isListed);
  const nameOf = new Map(listed.map((line) => [line.entryId, noted(line.title, line.organizationName)]));
  const change = { selectionId: selection.id, add: added.map(({ entryId }) => entryId), remove: [...removed] };
  const isChanged = removed.length + added.length > 0;
  const outcome = usePage(overrideOutcomeQuery, { input: change }, { isPaused: !isChanged, policy: 'network-only' });
  // what is known of another change says nothing about this one
  const found = isChanged ? outcome.content?.overrideOutcome : undefined;
  const ask = async () => {
    const done = await command.run({ input: { ...change, reason: reason.trim() } });
    if (!done) return;
    tell(t('override.asked'));
    again();
    onClose();
  };
  return (
    <ActDialog title={t('override.act')} consequence={t('override.consequence')} act={t('override.ask')} isBusy={command.isRunning} isReady={reason.trim() !== '' && found !== undefined} problem={command.problem} onAct={() => void ask()} onClose={onClose}>
      <Field label={t('override.remove')}>
        {(links) => <Select {...links} value="" placeholder={t('override.choose')} choices={listed.filter(({ entryId }) => !removed.includes(entryId)).map(({ entryId, position }) => ({ value: entryId, label: `${position}. ${nameOf.get(entryId)!}` }))} onChange={(event) => { if (event.target.value) setRemoved([...removed, event.target.value]); }} />}
      </Field>
      <Picked names={removed.map((id) => [id, nameOf.get(id)!])} onDrop={(id) => setRemoved(removed.filter((one) => one !== id))} />
      <AddField selectionId={selection.id} added={added} onAdd={(one) => setAdded([...added, one])} />
      <Picked names={added.map(({ entryId, title, organizationName }) => [entryId, noted(title, organizationName)])} onDrop={(id) => setAdded(added.filter(({ entryId }) => entryId !== id))} />
      <p className="small" role="status">{t('override.balance', { listed: selection.listed - removed.length + added.length, places: selection.places })}</p>
      {isChanged ? <Shown page={outcome}>{({ overrideOutcome: { unmet } }) => <div role="status"><UnmetRules unmet={unmet} /></div>}</Shown> : null}
      <ReasonField isRequired value={reason} onChange={setReason} help={t('override.reasonHelp')} />
    </ActDialog>
  );
}

function Picked({ names, onDrop }: { readonly names: readonly (readonly [id: string, name: string])[]; readonly onDrop: (id: string) => void }) {
  const { t } = useTranslation('selection');
  if (names.length === 0) return null;
  return <ul className="selection-picked">{names.map(([id, name]) => <li key={id}><span>{name}</span><Button size="small" kind="quiet" onClick={() => onDrop(id)}>{t('override.drop')}</Button></li>)}</ul>;
}

/** Whoever may win and is not on the list, found by number, name or unit. */
function AddField({ selectionId, added, onAdd }: { readonly selectionId: string; readonly added: readonly Candidate[]; readonly onAdd: (one: Candidate) => void }) {
  const { t } = useTranslation('selection');
  const [search, setSearch] = useState('');
  const asked = search.trim();
  const page = usePage(candidatesQuery, { selectionId, search: asked }, { isPaused: asked === '' });
  const found = (asked === '' ? [] : (page.content?.selectionCandidates.nodes ?? [])).filter(({ isListed, entryId }) => !isListed && !added.some((one) => one.entryId === entryId));
  return (
    <div className="stack-tight">
      <p className="field-label" aria-hidden>{t('override.add')}</p>
      <SearchInput label={t('override.add')} placeholder={t('search')} value={search} onChange={(event) => setSearch(event.target.value)} />
      {asked !== '' && !page.isLoading && found.length === 0 ? <p className="small quiet">{t('override.nobody')}</p> : null}
      {found.length > 0 ? <ul className="selection-picked">{found.map((one) => <li key={one.entryId}><span>{one.position}. {one.title}（{one.organizationName}） <Chip>{scoreText(one.score)}</Chip></span><Button size="small" onClick={() => { onAdd(one); setSearch(''); }}>{t('override.take')}</Button></li>)}</ul> : null}
    </div>
  );
}
