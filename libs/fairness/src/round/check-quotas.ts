import { Rational } from '../exact/rational';
import { badInput } from '../refusal';

/** A floor (at least) or a cap (at most) on winners whose `attribute` has one of `values`. */
export interface Quota {
  readonly code: string;
  readonly attribute: string;
  readonly values: readonly string[];
  readonly kind: 'floor' | 'cap';
  /** Of the base, 0–100; decimals allowed. Floors round up, caps round down (domain §7). */
  readonly percent: number;
  /** 其中: the base is not the whole list but the winners who meet this other quota's attribute. */
  readonly of?: string;
}

export interface QuotaCandidate {
  readonly id: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** One line of the published compliance table. */
export interface Compliance {
  readonly code: string;
  readonly kind: Quota['kind'];
  /** Winners the percentage is taken of. */
  readonly base: number;
  /** Least (floor) or most (cap) winners allowed. */
  readonly required: number;
  readonly reached: number;
  /** How far inside the rule; negative when broken. */
  readonly margin: number;
  readonly ok: boolean;
}

/** What the quotas will mean for a list of a given length, before the round opens. */
export interface QuotaOutlook {
  readonly code: string;
  readonly kind: Quota['kind'];
  readonly base: number;
  readonly required: number;
  /** A cap above 0 % that rounding turns into nobody at all. */
  readonly isShutOut: boolean;
}

/** required = ⌈base·percent/100⌉ for a floor, ⌊base·percent/100⌋ for a cap, exactly. */
function required(quota: Quota, base: number): number {
  const share = Rational.fromNumber(quota.percent).times(Rational.of(base, 100));
  return Number(quota.kind === 'floor' ? share.ceil() : share.floor());
}

/** Quotas by code, each with the chain of quotas it is "of", nearest first. Refuses unknown codes and circles. */
function chains(quotas: readonly Quota[]): Map<Quota, Quota[]> {
  const byCode = new Map<string, Quota>();
  quotas.forEach((quota, i) => {
    if (byCode.has(quota.code)) throw badInput(`quotas[${i}].code`, `“${quota.code}”重复`, `"${quota.code}" appears twice`, { value: quota.code });
    if (!(quota.percent >= 0 && quota.percent <= 100)) {
      throw badInput(`quotas[${i}].percent`, '比例必须在 0 到 100 之间', 'percent must be from 0 to 100', { value: quota.percent });
    }
    byCode.set(quota.code, quota);
  });
  return new Map(
    quotas.map((quota, i) => {
      const chain: Quota[] = [];
      for (let code = quota.of; code !== undefined; code = chain.at(-1)!.of) {
        const next = byCode.get(code);
        if (!next) throw badInput(`quotas[${i}].of`, `没有“${code}”这一比例要求`, `there is no quota "${code}"`, { value: code });
        if (next === quota || chain.includes(next)) throw badInput(`quotas[${i}].of`, '“其中”关系成环', 'the chain of "of" runs in a circle', { value: code });
        chain.push(next);
      }
      return [quota, chain];
    }),
  );
}

function meets(candidate: QuotaCandidate, quota: Quota): boolean {
  const value = candidate.attributes[quota.attribute];
  return value !== undefined && quota.values.includes(value);
}

/** The compliance table of a list of winners (domain §7). One line per quota, in the order given. */
export function checkQuotas(input: { readonly winners: readonly QuotaCandidate[]; readonly quotas: readonly Quota[] }): Compliance[] {
  return [...chains(input.quotas)].map(([quota, chain]) => {
    const inBase = input.winners.filter((winner) => chain.every((outer) => meets(winner, outer)));
    const [base, reached] = [inBase.length, inBase.filter((winner) => meets(winner, quota)).length];
    const bound = required(quota, base);
    const margin = quota.kind === 'floor' ? reached - bound : bound - reached;
    return { code: quota.code, kind: quota.kind, base, required: bound, reached, margin, ok: margin >= 0 };
  });
}

/**
 * The same numbers for a list of `places` winners not chosen yet. The base of an "of" quota is then what the outer
 * quota requires, which is the least a floor guarantees and the most a cap allows.
 */
export function foreseeQuotas(input: { readonly places: number; readonly quotas: readonly Quota[] }): QuotaOutlook[] {
  if (!(Number.isSafeInteger(input.places) && input.places >= 0)) {
    throw badInput('places', '名额必须是非负整数', 'places must be a non-negative integer', { value: input.places });
  }
  return [...chains(input.quotas)].map(([quota, chain]) => {
    const base = chain.reduceRight((size, outer) => required(outer, size), input.places);
    const bound = required(quota, base);
    return { code: quota.code, kind: quota.kind, base, required: bound, isShutOut: quota.kind === 'cap' && bound === 0 && quota.percent > 0 && base > 0 };
  });
}
