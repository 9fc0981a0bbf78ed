import TriangleAlert from 'lucide-react/icons/triangle-alert';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Dialog, ProblemNote } from '../../design';
import type { Problem } from '../../data/problem';

interface ActDialogProps {
  readonly title: string;
  /** What follows from it, in one or two sentences. */
  readonly consequence: ReactNode;
  readonly isDangerous?: boolean;
  readonly act: string;
  readonly isBusy: boolean;
  readonly isReady?: boolean;
  readonly problem: Problem | null;
  readonly onAct: () => void;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}

/** A step that cannot be taken by a slip: it says what follows before it is taken. */
export function ActDialog({ title, consequence, isDangerous, act, isBusy, isReady = true, problem, onAct, onClose, children }: ActDialogProps) {
  const { t } = useTranslation('shell');
  return (
    <Dialog isOpen title={title} onClose={onClose} foot={<><Button onClick={onClose}>{t('act.cancel')}</Button><Button kind={isDangerous ? 'danger' : 'primary'} isBusy={isBusy} disabled={!isReady} onClick={onAct}>{act}</Button></>}>
      <div className="stack">
        <div className="finding" data-severity={isDangerous ? 'blocking' : undefined}><TriangleAlert size={20} aria-hidden /><p>{consequence}</p></div>
        {children}
        <ProblemNote problem={problem} />
      </div>
    </Dialog>
  );
}
