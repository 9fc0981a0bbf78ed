import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Dialog, EmptyState, ProblemNote, SearchInput, Shown, TextInput, useToast } from '../../design';
import { useCommand } from '../../data/use-command';
import { usePage } from '../../data/use-page';
import { ReasonField } from '../round/reason-field';
import { MovePreview } from './move-preview';
import { appointMutation, candidatesQuery, panelPreviewQuery, type Panel, type PanelJudge } from './panel-query';

interface PanelEditorProps {
  readonly roundId: string;
  readonly panel: Panel | null;
  readonly onChanged: () => void;
  readonly onClose: () => void;
}

interface Seat {
  readonly role: 'chair' | 'judge';
  readonly loadLimit: string;
}

const seatOf = ({ role, loadLimit }: PanelJudge): Seat => ({ role: role === 'chair' ? 'chair' : 'judge', loadLimit: loadLimit === null ? '' : String(loadLimit) });

/**
 * Picks the judges of a round among those who hold the role, their chair and their limits. Once sheets are out the choice
 * is followed by what it would move, and takes a reason: panel and assignment change together.
 */
export function PanelEditor({ roundId, panel, onChanged, onClose }: PanelEditorProps) {
  const { t } = useTranslation('office');
  const { t: word } = useTranslation('judging');
  const tell = useToast();
  const [search, setSearch] = useState('');
  const [seats, setSeats] = useState<ReadonlyMap<string, Seat>>(new Map((panel?.judges ?? []).map((judge) => [judge.accountId, seatOf(judge)])));
  const [isPreviewing, setPreviewing] = useState(false);
  const [reason, setReason] = useState('');
  const page = usePage(candidatesQuery, { search: search.trim() || null });
  const { run, problem, isRunning } = useCommand(appointMutation);
  const isRebalance = panel?.abilities.canRebalance ?? false;

  const change = (accountId: string, seat: Seat | null) => setSeats((before) => {
    const next = new Map(before);
    if (seat === null) next.delete(accountId);
    else next.set(accountId, seat);
    if (seat?.role === 'chair') for (const [id, other] of next) if (id !== accountId && other.role === 'chair') next.set(id, { ...other, role: 'judge' });
    return next;
  });
  const judges = [...seats].map(([accountId, { role, loadLimit }]) => ({ accountId, role, loadLimit: loadLimit === '' ? null : Number(loadLimit) }));
  const appoint = async () => {
    if (!(await run({ input: { roundId, judges, rebalance: isRebalance, reason: isRebalance ? reason.trim() : null } }))) return;
    tell(t('panel.appointed', { count: judges.length }));
    onChanged();
    onClose();
  };
  const act = isRebalance && !isPreviewing
    ? <Button kind="primary" disabled={seats.size === 0} onClick={() => setPreviewing(true)}>{word('change.preview')}</Button>
    : <Button kind="primary" isBusy={isRunning} disabled={seats.size === 0 || (isRebalance && reason.trim() === '')} onClick={() => void appoint()}>{isRebalance ? word('change.act') : t('panel.save')}</Button>;
  const back = isPreviewing ? <Button onClick={() => setPreviewing(false)}>{word('change.back')}</Button> : <Button onClick={onClose}>{t('panel.keep')}</Button>;
  return (
    <Dialog isOpen isWide title={isRebalance ? word('change.title') : t('panel.editor')} onClose={onClose} foot={<><span className="quiet" style={{ marginInlineEnd: 'auto' }}>{t('panel.chosen', { count: seats.size })}</span>{back}{act}</>}>
      {isPreviewing ? (
        <div className="stack">
          <p>{word('change.consequence')}</p>
          <MovePreview document={panelPreviewQuery} variables={{ input: { roundId, judges, rebalance: true } }} pick={({ panelPreview }) => panelPreview} />
          <ReasonField isRequired value={reason} onChange={setReason} />
          <ProblemNote problem={problem} />
        </div>
      ) : (
        <div className="stack">
          <p className="quiet">{isRebalance ? word('change.text') : t('panel.editorText')}</p>
          <SearchInput label={t('panel.search')} value={search} onChange={(event) => setSearch(event.target.value)} />
          <ProblemNote problem={problem} />
          <Shown page={page}>
            {({ judgeCandidates }) => judgeCandidates.length === 0 ? <EmptyState title={t('panel.nobody')}>{t('panel.nobodyText')}</EmptyState> : (
              <ul className="candidates">{judgeCandidates.map((judge) => <li key={judge.accountId}><Candidate judge={judge} seat={seats.get(judge.accountId) ?? null} onChange={(seat) => change(judge.accountId, seat)} /></li>)}</ul>
            )}
          </Shown>
        </div>
      )}
    </Dialog>
  );
}

function Candidate({ judge, seat, onChange }: { readonly judge: PanelJudge; readonly seat: Seat | null; readonly onChange: (seat: Seat | null) => void }) {
  const { t } = useTranslation('office');
  return (
    <div className="candidate">
      <label className="check"><input type="checkbox" checked={seat !== null} onChange={(event) => onChange(event.target.checked ? { role: 'judge', loadLimit: '' } : null)} /><span>{judge.name}<br /><span className="small quiet">{judge.organizationName ?? t('panel.outside')}</span></span></label>
      {seat ? (
        <div className="row">
          <label className="check"><input type="checkbox" checked={seat.role === 'chair'} onChange={(event) => onChange({ ...seat, role: event.target.checked ? 'chair' : 'judge' })} />{t('panel.chair')}</label>
          <label className="row small">{t('panel.limit')}<TextInput inputMode="numeric" style={{ width: '5rem' }} placeholder={t('panel.noLimit')} value={seat.loadLimit} onChange={(event) => onChange({ ...seat, loadLimit: event.target.value.replace(/\D/g, '').slice(0, 4) })} /></label>
        </div>
      ) : null}
    </div>
  );
}
