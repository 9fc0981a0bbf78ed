interface ScoreBarProps {
  /** All in thousandths. */
  readonly score: number;
  readonly from: number;
  readonly to: number;
  /** The spread of the marks behind the score, or its interval. */
  readonly low?: number;
  readonly high?: number;
  /** The same score reckoned another way, drawn as a ring. */
  readonly other?: number | null;
  /** The award line. */
  readonly line?: number | null;
  readonly isWinner?: boolean;
  readonly label: string;
}

/** A score as a dot with its interval, the award line drawn across. */
export function ScoreBar({ score, from, to, low, high, other, line, isWinner, label }: ScoreBarProps) {
  const at = (value: number): number => Math.max(0, Math.min(100, ((value - from) / Math.max(1, to - from)) * 100));
  return (
    <svg className="score-bar" viewBox="0 0 100 10" preserveAspectRatio="none" role="img" aria-label={label}>
      <line x1="0" x2="100" y1="5" y2="5" stroke="var(--line)" strokeWidth="1" vectorEffect="non-scaling-stroke" />
      {low !== undefined && high !== undefined ? <line x1={at(low)} x2={at(high)} y1="5" y2="5" stroke={isWinner ? 'var(--gold)' : 'var(--line-strong)'} strokeWidth="5" strokeLinecap="round" vectorEffect="non-scaling-stroke" /> : null}
      {line === null || line === undefined ? null : <line x1={at(line)} x2={at(line)} y1="-1" y2="11" stroke="var(--red)" strokeWidth="1.5" strokeDasharray="3 2" vectorEffect="non-scaling-stroke" />}
      {other === null || other === undefined ? null : (
        <>
          <line x1={at(other)} x2={at(other)} y1="5" y2="5.001" stroke="var(--blue)" strokeWidth="11" strokeLinecap="round" vectorEffect="non-scaling-stroke" />
          <line x1={at(other)} x2={at(other)} y1="5" y2="5.001" stroke="var(--surface)" strokeWidth="7" strokeLinecap="round" vectorEffect="non-scaling-stroke" />
        </>
      )}
      <line x1={at(score)} x2={at(score)} y1="5" y2="5.001" stroke={isWinner ? 'var(--gold-deep)' : 'var(--ink-2)'} strokeWidth="11" strokeLinecap="round" vectorEffect="non-scaling-stroke" />
    </svg>
  );
}
