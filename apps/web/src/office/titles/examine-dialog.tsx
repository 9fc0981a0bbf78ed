import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../data/use-command';
import { usePage } from '../../data/use-page';
import { Button, Dialog, ProblemNote, SearchInput, Shown, useToast } from '../../design';
import { candidatesQuery, openAssessmentMutation, type Desk, type Holding } from './desk-query';
import { contentOf } from './title-draft';

/** Names those who mark a holder; whoever is tied to them says why and cannot be chosen. */
export function ExamineDialog({ desk, holding, onClose }: { readonly desk: Desk; readonly holding: Holding; readonly onClose: () => void }) {
  const { t } = useTranslation('titles');
  const tell = useToast();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [typed, setTyped] = useState('');
  const page = usePage(candidatesQuery, { holdingId: holding.id }, { policy: 'network-only' });
  const { run, problem, isRunning } = useCommand(openAssessmentMutation);
  const needed = contentOf(desk).assessment.minAssessors;
  const toggle = (id: string) => setChosen((known) => { const next = new Set(known); if (!next.delete(id)) next.add(id); return next; });
  const send = async () => {
    if (!(await run({ input: { holdingId: holding.id, assessorIds: [...chosen] } }))) return;
    tell(t('examine.done'));
    onClose();
  };
  return (
    <Dialog isOpen title={t('examine.title', { name: holding.name })} onClose={onClose}
      foot={<><span className="small quiet">{t('examine.chosen', { count: chosen.size })}</span><Button onClick={onClose}>{t('back')}</Button><Button kind="primary" isBusy={isRunning} disabled={chosen.size < needed} onClick={() => void send()}>{t('examine.do')}</Button></>}>
      <div className="stack">
        <p>{t('examine.text', { count: needed })}</p>
        <SearchInput label={t('examine.search')} value={typed} onChange={(event) => setTyped(event.target.value)} />
        <Shown page={page}>
          {({ assessorCandidates }) => {
            const found = assessorCandidates.filter(({ name }) => name.includes(typed.trim()));
            if (found.length === 0) return <p className="quiet">{t('examine.none')}</p>;
            return (
              <ul className="title-candidates">
                {found.map(({ accountId, name, isJudge, conflict }) => (
                  <li key={accountId}>
                    <label data-conflict={conflict ? true : undefined}>
                      <input type="checkbox" disabled={conflict !== null} checked={chosen.has(accountId)} onChange={() => toggle(accountId)} />
                      <span>{name} <span className="small quiet">{t(isJudge ? 'examine.judges' : 'examine.office')}{conflict ? ` · ${conflict}` : ''}</span></span>
                    </label>
                  </li>
                ))}
              </ul>
            );
          }}
        </Shown>
        <ProblemNote problem={problem} />
      </div>
    </Dialog>
  );
}
