import { canonicalJson } from '@jiangong/kernel';
import { hashOf } from '../hash';
import type { Case } from './case';
import type { FrozenInputs } from './frozen';
import { demand } from './verdict';

/** After one of these an entry may be out again. */
const MAY_LEAVE = /^entries\.(entry\.(withdrawn|reopened)|recommendation\.(withdrawn|declined|returned))$/;

/**
 * Who was accepted when a run started is in it, under the number and with the attributes of the acceptance. An entry left
 * out would take its sheets along, and no mark would be missing.
 */
export function demandEntries({ events }: Case, number: number, { entries }: FrozenInputs, started: number): void {
  const accepted = new Map<string, { readonly seq: number; readonly code: string; readonly attributesHash?: string }>();
  events.slice(0, started - 1).forEach(({ type, body }, at) => {
    const entryId = String(body.entryId);
    if (type === 'entries.entry.accepted') accepted.set(entryId, { ...(body as { code: string; attributesHash?: string }), seq: at + 1 });
    else if (MAY_LEAVE.test(type)) accepted.delete(entryId);
  });
  const frozen = new Map(entries.map((entry) => [entry.id, entry]));
  for (const [entryId, { seq, code, attributesHash }] of accepted) {
    const entry = frozen.get(entryId);
    demand(entry !== undefined, `第 ${number} 次计分漏了第 ${seq} 个事件受理的参评件 ${code}`, `run ${number} leaves out entry ${code}, which event ${seq} accepted`, seq);
    demand(entry.code === code, `第 ${number} 次计分把参评件 ${code} 写成 ${entry.code}`, `run ${number} calls entry ${code} ${entry.code}`, seq);
    demand(attributesHash === undefined || hashOf(canonicalJson(entry.attributes)) === attributesHash,
      `第 ${number} 次计分中 ${code} 的名额属性与第 ${seq} 个事件受理时的不同`, `in run ${number} the attributes of ${code} are not those event ${seq} accepted`, seq);
  }
}
