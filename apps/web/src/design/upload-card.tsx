import FileUp from 'lucide-react/icons/file-up';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { uploadFile } from '../data/upload';
import type { Problem } from '../data/problem';
import { Button } from './button';
import { ProblemNote } from './problem-note';
import { Progress } from './progress';

interface UploadCardProps {
  readonly title: ReactNode;
  readonly help: ReactNode;
  /** As the native file control takes it: `.xlsx,.csv`. */
  readonly accept: string;
  readonly isDisabled?: boolean;
  readonly onUploaded: (fileId: string, name: string) => void;
}

interface Sending {
  readonly name: string;
  readonly share: number;
  readonly stop: AbortController;
}

/** Takes a file by click, key or drop and shows how much of it has gone. */
export function UploadCard({ title, help, accept, isDisabled, onUploaded }: UploadCardProps) {
  const { t } = useTranslation('shell');
  const [sending, setSending] = useState<Sending | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isOver, setIsOver] = useState(false);

  const send = async (file: File | undefined) => {
    if (!file) return;
    const stop = new AbortController();
    setProblem(null);
    setSending({ name: file.name, share: 0, stop });
    const outcome = await uploadFile(file, (share) => setSending({ name: file.name, share, stop }), stop.signal);
    setSending(null);
    if (stop.signal.aborted) return;
    if ('fileId' in outcome) onUploaded(outcome.fileId, file.name);
    else setProblem(outcome.problem);
  };

  if (sending) {
    return (
      <div className="upload">
        <FileUp size={32} strokeWidth={1.5} aria-hidden />
        <p>{sending.name}</p>
        <div style={{ width: 'min(24rem, 100%)' }}><Progress label={t('upload.sending')} done={Math.round(sending.share * 100)} total={100} /></div>
        <Button size="small" onClick={() => sending.stop.abort()}>{t('act.cancel')}</Button>
      </div>
    );
  }
  return (
    <div className="stack">
      <div className="upload" data-over={isOver} onDragEnter={() => setIsOver(true)} onDragLeave={() => setIsOver(false)} onDrop={() => setIsOver(false)}>
        <FileUp size={32} strokeWidth={1.5} aria-hidden />
        <p className="note-title">{title}</p>
        <p className="small quiet">{help}</p>
        <input type="file" accept={accept} disabled={isDisabled} aria-label={typeof title === 'string' ? title : t('upload.choose')} onChange={(event) => { void send(event.target.files?.[0]); event.target.value = ''; }} />
      </div>
      <ProblemNote problem={problem} />
    </div>
  );
}
