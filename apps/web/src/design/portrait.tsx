/** Grounds for portraits, even in lightness so that no person stands out by chance. */
const GROUNDS = ['#8f3a2f', '#7a4a2b', '#6b5a2a', '#3f6150', '#33586b', '#4a4f77', '#6a4466', '#7b3f50'] as const;

function hashOf(text: string): number {
  let hash = 2166136261;
  for (const character of text) hash = Math.imul(hash ^ character.codePointAt(0)!, 16777619) >>> 0;
  return hash;
}

/** The family name's character; for names written in Latin letters the initials. */
export function initialOf(name: string): string {
  const trimmed = name.trim();
  if (/^[\p{Script=Latin}]/u.test(trimmed)) return trimmed.split(/\s+/).slice(0, 2).map((part) => part[0]!.toUpperCase()).join('');
  return [...trimmed][0] ?? '·';
}

interface PortraitProps {
  readonly name: string;
  /** Makes two people of one name differ. */
  readonly seed?: string;
  readonly size?: number;
  readonly shape?: 'tile' | 'round';
  /** A thin gold frame, for those who were honoured. */
  readonly isHonoured?: boolean;
}

/** A drawn portrait from the name: the platform shows no photographs that nobody gave it. */
export function Portrait({ name, seed = name, size = 96, shape = 'tile', isHonoured }: PortraitProps) {
  const hash = hashOf(seed);
  const ground = GROUNDS[hash % GROUNDS.length]!;
  const turn = (hash >>> 8) % 60;
  const initial = initialOf(name);
  return (
    <svg className={shape === 'round' ? 'portrait portrait-round' : 'portrait'} width={size} height={size} viewBox="0 0 96 96" role="img" aria-label={name} style={{ width: `${size / 16}rem`, height: `${size / 16}rem` }}>
      <rect width="96" height="96" fill={ground} />
      <g fill="none" stroke="#fff" strokeOpacity="0.13" transform={`rotate(${turn} 96 96)`}>
        {[24, 40, 56, 72, 88].map((radius) => <circle key={radius} cx="96" cy="96" r={radius} strokeWidth="5" />)}
      </g>
      <g stroke="#fff" strokeOpacity="0.08" strokeWidth="3" transform={`rotate(${turn - 30} 0 0)`}>
        {[0, 15, 30, 45, 60, 75, 90].map((angle) => <line key={angle} x1="0" y1="0" x2="130" y2="0" transform={`rotate(${angle})`} />)}
      </g>
      <text x="48" y="50" fill="#fff" fontFamily="var(--font-title)" fontWeight="700" fontSize={initial.length > 1 ? 34 : 46} textAnchor="middle" dominantBaseline="central">{initial}</text>
      {isHonoured ? <rect x="2" y="2" width="92" height="92" rx={shape === 'round' ? 46 : 6} fill="none" stroke="#e0b968" strokeWidth="2.5" /> : null}
    </svg>
  );
}
