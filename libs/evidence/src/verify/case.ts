import type { EventContent } from '../chain/chain';
import { BUNDLE_FORMAT, type Bundle } from '../bundle/bundle';
import { Fault, type EventRef } from './verdict';

/** What the auditor brings along on paper. */
export interface Outside {
  /** A head code from a printed or published head sheet. */
  readonly headCode?: string | null;
  /** The id of the key that the auditor knows to be the city's. */
  readonly keyId?: string | null;
}

/** A bundle opened for checking. */
export interface Case {
  readonly bundle: Bundle;
  readonly outside: Outside;
  /** Contents of the chain in its order; an unreadable one has an empty type and body. */
  readonly events: readonly EventContent[];
}

const LISTS = ['rules', 'categories', 'sheets', 'runs', 'decisions', 'publications', 'chain', 'checkpoints', 'keys'] as const;

export function openBundle(text: string, outside: Outside): Case {
  let bundle: Bundle;
  try {
    bundle = JSON.parse(text) as Bundle;
  } catch {
    throw new Fault({ zh: '不是 JSON 文件，或文件不完整', en: 'this is no JSON, or the file is cut off' });
  }
  const format: unknown = (bundle as Partial<Bundle> | null)?.format;
  if (typeof format === 'string' && /^jiangong\.bundle\//.test(format) && format !== BUNDLE_FORMAT)
    throw new Fault({ zh: `本验证器不认识格式 ${format}，请下载新版验证器`, en: `this verifier does not know ${format}; download a newer one` }, null, 'unknown');
  if (format !== BUNDLE_FORMAT) throw new Fault({ zh: '不是建功的轮次数据包', en: 'this is no bundle of a round' });
  const missing = LISTS.find((name) => !Array.isArray(bundle[name]));
  if (missing || typeof bundle.round?.id !== 'string') throw new Fault({ zh: `数据包缺少 ${missing ?? 'round'}`, en: `the bundle lacks ${missing ?? 'round'}` });
  return { bundle, outside, events: bundle.chain.map((link) => contentOf(link?.content)) };
}

function contentOf(text: unknown): EventContent {
  const unreadable: EventContent = { chain: '', seq: 0, at: '', type: '', actor: null, body: {} };
  try {
    const content = JSON.parse(String(text)) as EventContent | null;
    return content && typeof content.body === 'object' && content.body !== null ? content : unreadable;
  } catch {
    return unreadable;
  }
}

export function eventRef({ events }: Case, seq: number | null): EventRef | null {
  if (seq === null) return null;
  const event = events[seq - 1];
  return { seq, type: event?.type || null, at: event?.at || null };
}

/** The last event of a type whose body has the value; with its number in the chain. */
export function findEvent({ events }: Case, type: string, key: string, value: string): { readonly seq: number; readonly body: Readonly<Record<string, unknown>>; readonly actor: string | null } | null {
  for (let at = events.length - 1; at >= 0; at--) {
    const event = events[at]!;
    if (event.type === type && event.body[key] === value) return { seq: at + 1, body: event.body, actor: event.actor };
  }
  return null;
}

/** Numbers in a sentence: thousandths as points. */
export const points = (thousandths: unknown): string => (typeof thousandths === 'number' ? (thousandths / 1000).toFixed(3) : '—');

/** The codes under which judges are shown: by the order of their ids. */
export function judgeCodes(judges: Iterable<string>): ReadonlyMap<string, string> {
  return new Map([...new Set(judges)].sort().map((judge, at) => [judge, `J${at + 1}`]));
}
