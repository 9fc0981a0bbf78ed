import CheckCircle from 'lucide-react/icons/circle-check';
import Info from 'lucide-react/icons/info';
import Inbox from 'lucide-react/icons/inbox';
import X from 'lucide-react/icons/x';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button';

interface DialogProps {
  readonly isOpen: boolean;
  readonly title: ReactNode;
  readonly onClose: () => void;
  readonly foot?: ReactNode;
  readonly isWide?: boolean;
  readonly children: ReactNode;
}

/** The native element: focus is kept inside, Escape closes, and it returns to what opened it. */
export function Dialog({ isOpen, title, onClose, foot, isWide, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const { t } = useTranslation('shell');
  useEffect(() => {
    const element = dialog.current;
    if (!element) return;
    if (isOpen && !element.open) element.showModal();
    if (!isOpen && element.open) element.close();
  }, [isOpen]);
  return (
    <dialog ref={dialog} className={isWide ? 'dialog dialog-wide' : 'dialog'} aria-labelledby={id} onClose={onClose} onCancel={onClose}>
      {isOpen ? (
        <>
          <div className="dialog-head">
            <h2 id={id}>{title}</h2>
            <Button kind="quiet" size="small" aria-label={t('act.close')} onClick={onClose} icon={<X size={20} aria-hidden />} />
          </div>
          <div className="dialog-body">{children}</div>
          {foot ? <div className="dialog-foot">{foot}</div> : null}
        </>
      ) : null}
    </dialog>
  );
}

interface EmptyStateProps {
  readonly title: ReactNode;
  /** What will be here, or what to do. */
  readonly children?: ReactNode;
  readonly act?: ReactNode;
  readonly icon?: ReactNode;
  /** There is nothing else on the page: the title is its heading. */
  readonly isPage?: boolean;
}

export function EmptyState({ title, children, act, icon, isPage = false }: EmptyStateProps) {
  const Title = isPage ? 'h1' : 'p';
  return (
    <div className="empty">
      {icon ?? <Inbox size={40} strokeWidth={1.25} aria-hidden />}
      <Title className="empty-title">{title}</Title>
      {children ? <p className="reading">{children}</p> : null}
      {act}
    </div>
  );
}

export function Skeleton({ width = '100%', height = '1rem' }: { readonly width?: string; readonly height?: string }) {
  return <span className="skeleton" style={{ width, height }} aria-hidden />;
}

/** A page's place while it loads; said once to those who listen. */
export function LoadingBlock({ lines = 4 }: { readonly lines?: number }) {
  const { t } = useTranslation('shell');
  return (
    <div className="stack" role="status">
      <span className="visually-hidden">{t('state.loading')}</span>
      {Array.from({ length: lines }, (_, line) => <Skeleton key={line} width={`${95 - line * 13}%`} height={line === 0 ? '1.75rem' : '1rem'} />)}
    </div>
  );
}

export function Note({ kind = 'told', title, children }: { readonly kind?: 'told' | 'done'; readonly title?: ReactNode; readonly children?: ReactNode }) {
  const Icon = kind === 'done' ? CheckCircle : Info;
  return (
    <div className={`note note-${kind}`} role={kind === 'done' ? 'status' : undefined}>
      <Icon size={20} aria-hidden />
      <div className="note-body">{title ? <p className="note-title">{title}</p> : null}{children}</div>
    </div>
  );
}
