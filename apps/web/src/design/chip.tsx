import Ban from 'lucide-react/icons/ban';
import Check from 'lucide-react/icons/check';
import CircleDashed from 'lucide-react/icons/circle-dashed';
import Clock from 'lucide-react/icons/clock';
import Lock from 'lucide-react/icons/lock';
import Pencil from 'lucide-react/icons/pencil';
import Play from 'lucide-react/icons/play';
import Sparkles from 'lucide-react/icons/sparkles';
import Undo from 'lucide-react/icons/undo-2';
import X from 'lucide-react/icons/x';
import type { ReactNode } from 'react';
import { useWordFor, type WordFamily } from '../i18n/use-words';

export type Tone = 'grey' | 'blue' | 'green' | 'amber' | 'red' | 'gold';

interface ChipProps {
  readonly tone?: Tone;
  readonly icon?: ReactNode;
  readonly children: ReactNode;
}

/** A word about a thing. A state is never told by colour alone: give it an icon. */
export function Chip({ tone = 'grey', icon, children }: ChipProps) {
  return <span className={`chip chip-${tone}`}>{icon}{children}</span>;
}

const ICONS = { ban: Ban, check: Check, dashed: CircleDashed, clock: Clock, lock: Lock, pencil: Pencil, play: Play, star: Sparkles, undo: Undo, x: X } as const;
type Look = readonly [Tone, keyof typeof ICONS];

/** One look for a state wherever it appears; states of different things that feel alike look alike. */
const LOOKS: Record<string, Look> = {
  scheduled: ['grey', 'dashed'], gathering: ['grey', 'dashed'], collecting: ['blue', 'play'], reviewing: ['blue', 'clock'], judging: ['amber', 'pencil'], computing: ['amber', 'clock'],
  deciding: ['amber', 'pencil'], notice: ['amber', 'clock'], signing: ['amber', 'pencil'], published: ['gold', 'star'], cancelled: ['grey', 'ban'],
  draft: ['grey', 'pencil'], in_review: ['blue', 'clock'], accepted: ['green', 'check'], passed: ['green', 'check'], returned: ['amber', 'undo'], declined: ['red', 'x'], withdrawn: ['grey', 'ban'],
  checking: ['blue', 'clock'], checked: ['blue', 'check'], accepting: ['amber', 'clock'], done: ['green', 'check'], refused: ['red', 'x'], dropped: ['grey', 'ban'],
  queued: ['grey', 'clock'], running: ['blue', 'clock'], failed: ['red', 'x'], open: ['blue', 'pencil'], locked: ['green', 'lock'], recused: ['grey', 'ban'], sealed: ['green', 'lock'],
};

export const toneOf = (state: string): Tone => LOOKS[state]?.[0] ?? 'grey';

export function StateChip({ family, value }: { readonly family: WordFamily; readonly value: string }) {
  const wordFor = useWordFor();
  const [tone, icon] = LOOKS[value] ?? (['grey', 'dashed'] as const);
  const Icon = ICONS[icon];
  return <Chip tone={tone} icon={<Icon size={13} aria-hidden />}>{wordFor(family, value)}</Chip>;
}
