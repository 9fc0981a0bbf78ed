import Scale from 'lucide-react/icons/scale';
import { useTranslation } from 'react-i18next';
import { wordOf } from '../judging/judging-words';

/** A refusal met on the way to the next phase. Named together with a reason it is gone past, if it gives way at all. */
export interface MetGuard {
  readonly code: string;
  readonly message: string;
  readonly isNamed: boolean;
  /** Named, and refused all the same: no reason gets past it. */
  readonly isFinal: boolean;
}

/** Guards that are known to give way to a reason have a word of their own; others only say what they refuse. */
export const NAMED_GUARDS: readonly string[] = ['SHEETS_MISSING', 'ENTRIES_UNCOVERED', 'PANEL_MISSING', 'FEEDS_STILL_RUNNING', 'REVIEW_PENDING', 'WINNERS_ON_THE_WAY'];

/** Each guard by name, to be gone past one by one: every one of them is written down with the reason. */
export function GuardOverrides({ guards, onName }: { readonly guards: readonly MetGuard[]; readonly onName: (code: string, isNamed: boolean) => void }) {
  const { t } = useTranslation('judging');
  if (guards.length === 0) return null;
  return (
    <section className="stack" aria-label={t('override.title')}>
      {guards.map(({ code, message, isNamed, isFinal }) => (
        <div key={code} className="note note-refused" role="alert">
          <Scale size={20} aria-hidden />
          <div className="note-body">
            <p>{message}</p>
            {isFinal ? <p className="small">{t('override.final')}</p> : <label className="check"><input type="checkbox" checked={isNamed} onChange={(event) => onName(code, event.target.checked)} /><span><strong>{wordOf(t, 'override', code)}</strong><br /><span className="small">{t('override.written')}</span></span></label>}
          </div>
        </div>
      ))}
    </section>
  );
}
