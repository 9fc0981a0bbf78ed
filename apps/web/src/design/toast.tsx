import CheckCircle from 'lucide-react/icons/circle-check';
import X from 'lucide-react/icons/x';
import { createContext, useCallback, useContext, useMemo, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface ToastMessage {
  readonly id: number;
  readonly text: string;
}

const ToastContext = createContext<(text: string) => void>(() => undefined);

/** For what went well and needs no answer. What went wrong stays on the page, beside its cause. */
export const useToast = (): ((text: string) => void) => useContext(ToastContext);

const SHOWN_FOR = 6_000;

export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation('shell');
  const [messages, setMessages] = useState<readonly ToastMessage[]>([]);
  const next = useRef(0);
  const drop = useCallback((id: number) => setMessages((shown) => shown.filter((message) => message.id !== id)), []);
  const show = useCallback((text: string) => {
    const id = next.current++;
    setMessages((shown) => [...shown.slice(-2), { id, text }]);
    setTimeout(() => drop(id), SHOWN_FOR);
  }, [drop]);
  const region = useMemo(() => (
    <div className="toasts" role="status" aria-live="polite">
      {messages.map(({ id, text }) => (
        <div key={id} className="toast">
          <CheckCircle size={18} aria-hidden />{text}
          <button type="button" className="button button-quiet button-small" aria-label={t('act.close')} onClick={() => drop(id)}><X size={16} aria-hidden /></button>
        </div>
      ))}
    </div>
  ), [messages, drop, t]);
  return <ToastContext value={show}>{children}{region}</ToastContext>;
}
