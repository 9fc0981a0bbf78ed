import { canonicalJson } from '@jiangong/kernel';
import type { EventContent } from '../chain/chain';
import { BUNDLE_FORMAT, type Bundle } from '../bundle/bundle';
import { misshapenPart } from './shape';
import { ambiguityOf } from './spelling';
import { Fault, type EventRef } from './verdict';

/** What the auditor brings along on paper. */
export interface Outside {
  /** A head code from a printed or published head sheet. */
  readonly headCode?: string | null;
  /** The id of the key that the auditor knows to be the city's; several, with commas between, when it was changed. */
  readonly keyId?: string | null;
}

/** A bundle opened for checking. */
export interface Case {
  readonly bundle: Bundle;
  readonly outside: Outside;
  /** Contents of the chain in its order; an unreadable one has an empty type and body. */
  readonly events: readonly EventContent[];
}

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
  const wrong = misshapenPart(bundle);
  if (wrong !== null) throw new Fault({ zh: `数据包的 ${wrong} 缺失，或不是应有的类型`, en: `${wrong} of the bundle is missing or of another kind than it should be` });
  refuseAmbiguous(text, bundle);
  return { bundle, outside, events: bundle.chain.map(({ content }) => contentOf(content)) };
}

/** What two readers could read differently is no evidence: a name given twice in one object, two things under one id. */
function refuseAmbiguous(text: string, bundle: Bundle): void {
  const ambiguity = ambiguityOf(text, bundle);
  if (ambiguity === 'name_twice') throw new Fault({ zh: '数据包里有重复的字段名，不同的程序会读出不同的内容', en: 'some object of the bundle has a name twice: two programs could read two things' });
  if (ambiguity === 'number') throw new Fault({ zh: '数据包里有数字不是规定的写法（只许整数，不许 1e2、3.0、-0）', en: 'some number of the bundle is not spelt as it should be (whole numbers alone, not 1e2, 3.0 or -0)' });
  const ids: Readonly<Record<string, readonly unknown[]>> = {
    rules: bundle.rules.map((one) => one.versionId), categories: bundle.categories.map((one) => one.code), sheets: bundle.sheets.map((one) => one.id), runs: bundle.runs.map((one) => one.id),
    decisions: bundle.decisions.map((one) => one.id), selections: (bundle.selections ?? []).map((one) => one.id), publications: bundle.publications.map((one) => one.id), checkpoints: bundle.checkpoints.map((one) => one.number), keys: bundle.keys.map((one) => one.keyId),
  };
  for (const [part, all] of Object.entries(ids))
    if (new Set(all).size !== all.length) throw new Fault({ zh: `数据包的 ${part} 里有两项编号相同`, en: `two of the ${part} in the bundle have the same id` });
}

function contentOf(text: unknown): EventContent {
  const unreadable: EventContent = { chain: '', seq: 0, at: '', type: '', actor: null, body: {} };
  try {
    const content = JSON.parse(String(text)) as EventContent | null;
    // in any other spelling people could be shown something else than what is read here
    return content && typeof content.body === 'object' && content.body !== null && canonicalJson(content) === text ? content : unreadable;
  } catch {
    return unreadable;
  }
}

export function eventRef({ events }: Case, seq: number | null): EventRef | null {
  if (seq === null) return null;
  const event = events[seq - 1];
  return { seq, type: event?.type || null, at: event?.at || null };
}

/** The one event of a type whose body has the value; with its number in the chain. What happens once is not told twice. */
export function findEvent({ events }: Case, type: string, key: string, value: string): { readonly seq: number; readonly body: Readonly<Record<string, unknown>>; readonly actor: string | null } | null {
  const at = events.findIndex((event) => event.type === type && event.body[key] === value);
  if (at < 0) return null;
  const again = events.findIndex((event, later) => later > at && event.type === type && event.body[key] === value);
  if (again >= 0) throw new Fault({ zh: `第 ${again + 1} 个事件把第 ${at + 1} 个事件又说了一遍（${type}）`, en: `event ${again + 1} tells once more what event ${at + 1} told (${type})` }, again + 1);
  return { seq: at + 1, body: events[at]!.body, actor: events[at]!.actor };
}

/** Numbers in a sentence: thousandths as points. */
export const points = (thousandths: unknown): string => (typeof thousandths === 'number' ? (thousandths / 1000).toFixed(3) : '—');

/** The codes under which judges are shown: by the order of their ids. */
export function judgeCodes(judges: Iterable<string>): ReadonlyMap<string, string> {
  return new Map([...new Set(judges)].sort().map((judge, at) => [judge, `J${at + 1}`]));
}
