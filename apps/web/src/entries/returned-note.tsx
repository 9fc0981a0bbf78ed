import { useTranslation } from 'react-i18next';
import Undo from 'lucide-react/icons/undo-2';
import type { ReactNode } from 'react';
import type { FragmentOf } from '../data/graphql';
import { said } from '../i18n/listed';
import { useTimes } from '../i18n/times';
import { useWordFor } from '../i18n/use-words';
import type { stepFields } from './recommendation-steps';

interface ReturnedNoteProps {
  readonly recommendation: { readonly state: string; readonly correctBy: string | null; readonly steps: readonly FragmentOf<typeof stepFields>[] };
  readonly act?: ReactNode;
}

/** Why something came back and until when it can be corrected. Nothing when it did not come back. */
export function ReturnedNote({ recommendation: { state, correctBy, steps }, act }: ReturnedNoteProps) {
  const { t } = useTranslation('shell');
  const times = useTimes();
  const wordFor = useWordFor();
  if (state !== 'returned') return null;
  const last = steps.findLast((step) => step.act === 'return');
  return (
    <div className="note note-refused">
      <Undo size={20} aria-hidden />
      <div className="note-body">
        <p className="note-title">{t('entries.returned', { by: last?.organizationName ?? wordFor('desk', last?.desk ?? 'district') })}</p>
        {last ? <p>{said(last.reasonCode ? wordFor('returnReason', last.reasonCode) : null, last.reason)}</p> : null}
        {correctBy ? <p className="small">{t('entries.correctBy', { until: times.deadline(correctBy), left: times.remaining(correctBy) })}</p> : null}
        {act ? <div>{act}</div> : null}
      </div>
    </div>
  );
}
