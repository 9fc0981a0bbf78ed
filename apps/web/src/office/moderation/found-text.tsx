import { useTranslation } from 'react-i18next';
import './found-text.css';

interface Finding {
  readonly kind: string;
  readonly level: string;
  readonly at: number;
  readonly length: number;
}

interface FoundTextProps {
  readonly text: string;
  readonly findings: readonly Finding[];
}

/** A text with what should be looked at marked in it; the first of two that overlap is shown. */
export function FoundText({ text, findings }: FoundTextProps) {
  const { t } = useTranslation('moderation');
  const word = (kind: string): string => t(`finding.${kind as 'word'}`, { defaultValue: kind });
  const parts: React.ReactNode[] = [];
  let from = 0;
  for (const { kind, level, at, length } of findings) {
    if (at < from) continue;
    parts.push(text.slice(from, at), <mark key={at} className="found-word" data-level={level} title={word(kind)}>{text.slice(at, at + length)}<span className="visually-hidden">（{word(kind)}）</span></mark>);
    from = at + length;
  }
  return <>{parts}{text.slice(from)}</>;
}
