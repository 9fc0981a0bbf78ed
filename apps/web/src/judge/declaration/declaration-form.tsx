import Plus from 'lucide-react/icons/plus';
import X from 'lucide-react/icons/x';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, ProblemNote } from '../../design';
import { useCommand } from '../../data/use-command';
import { usePage } from '../../data/use-page';
import { candidatesQuery, signMutation, type Candidate, type Declaration } from './declaration-query';
import { TieForm, type Tie } from './tie-form';

const NONE: readonly Candidate[] = [];

/** The ties, one by one, and the signature; what is declared never appears in the queue. */
export function DeclarationForm({ declaration: { roundId, isBlind }, onSigned }: { readonly declaration: Declaration; readonly onSigned: () => void }) {
  const { t } = useTranslation('judge');
  const candidates = usePage(candidatesQuery, { roundId }, { isPaused: isBlind });
  const [ties, setTies] = useState<readonly Tie[]>([]);
  const [isAdding, setAdding] = useState(false);
  const [isRead, setRead] = useState(false);
  const { run, problem, isRunning } = useCommand(signMutation);
  const sign = async () => {
    const declared = ties.map(({ entryId, name, kind, note }) => ({ kind, note: note || null, ...(entryId ? { entryId } : { name }) }));
    if (await run({ input: { roundId, declared } })) onSigned();
  };
  return (
    <>
      <section className="stack">
        <h2>{t('declaration.ties')}</h2>
        <p className="quiet">{isBlind ? t('declaration.howBlind') : t('declaration.how')}</p>
        {ties.length === 0 ? null : (
          <ul className="declared">
            {ties.map((tie, at) => (
              <li key={at}>
                <span>{[t(`declaration.kind.${tie.kind}`), tie.name, tie.note].filter(Boolean).join(' · ')}</span>
                <Button kind="quiet" size="small" aria-label={t('declaration.remove', { name: tie.name })} icon={<X size={16} aria-hidden />} onClick={() => setTies(ties.filter((one) => one !== tie))} />
              </li>
            ))}
          </ul>
        )}
        {isAdding ? (
          <TieForm candidates={candidates.content?.declarationCandidates ?? NONE} isBlind={isBlind} onClose={() => setAdding(false)} onAdd={(tie) => { setTies([...ties, tie]); setAdding(false); }} />
        ) : <div><Button size="small" icon={<Plus size={16} aria-hidden />} onClick={() => setAdding(true)}>{t('declaration.add')}</Button></div>}
      </section>
      <section className="card stack">
        <label className="check"><input type="checkbox" checked={isRead} onChange={(event) => setRead(event.target.checked)} /><span>{ties.length === 0 ? t('declaration.readNone') : t('declaration.read', { count: ties.length })}</span></label>
        <ProblemNote problem={problem} />
        <div><Button kind="primary" isBusy={isRunning} disabled={!isRead || isAdding} onClick={() => void sign()}>{t('declaration.sign')}</Button></div>
        <p className="small quiet">{t('declaration.consequence')}</p>
      </section>
    </>
  );
}
