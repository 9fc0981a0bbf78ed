import { describe, expect, it } from '@jest/globals';
import { certifySelection, priceSelection, select, type SelectionInput } from '@jiangong/fairness';
import fc from 'fast-check';
import { checkPrice, WrongPrice, type PriceFindings, type PriceText } from './choice-price';
import type { Choice } from './choice-rules';
import { choiceOf, FIXED, knotted, world } from './testing/choice-worlds';

type Loose<T> = T extends readonly (infer R)[] ? Loose<R>[] : T extends object ? { -readonly [K in keyof T]: Loose<T[K]> } : T;

interface Priced {
  readonly choice: Choice;
  readonly selected: readonly string[];
  readonly price: PriceText;
}

/** A list and its price as they are written down; null where no list keeps the rules. */
async function priced(input: SelectionInput): Promise<Priced | null> {
  const [result, price] = [await select(input), await priceSelection(input)];
  if (result.status !== 'optimal' || !price) return null;
  expect((await certifySelection(input, result.selected)).isProved).toBe(true);
  const { constraints, displaced, ...rest } = price;
  const text = { ...rest, rules: constraints.map(({ id, price: own }) => ({ code: id, price: own })), displaced: displaced.map(({ id, position, by }) => ({ entryId: id, position, by })) };
  return { choice: choiceOf(input), selected: result.selected, price: JSON.parse(JSON.stringify(text)) as PriceText };
}

/** What the check says of a copy with something altered. */
function faultOf({ choice, selected, price }: Priced, change: (copy: Loose<PriceText>) => void): { code: string; of: readonly string[] } | PriceFindings {
  const copy = structuredClone(price) as Loose<PriceText>;
  change(copy);
  try {
    return checkPrice(choice, selected, true, copy as PriceText);
  } catch (error) {
    if (error instanceof WrongPrice) return { code: error.code, of: error.of };
    throw error;
  }
}

describe('what the rules of a list cost and whom they displaced, computed again without a solver', () => {
  it('holds for every list, whatever the objective, and nothing is left unproved', async () => {
    await fc.assert(fc.asyncProperty(world, async (input) => {
      const one = await priced(input);
      if (!one) return;
      expect(checkPrice(one.choice, one.selected, true, one.price)).toEqual({
        prices: { recomputed: one.price.rules.length, sealed: 0 }, displacers: { recomputed: one.price.displaced.length, sealed: 0 },
      });
    }), { numRuns: 40 });
  });

  it('a price, a total or a position altered is found, and by which rules somebody was displaced', async () => {
    for (const input of [FIXED, knotted(2, 60)]) {
      const one = (await priced(input))!;
      expect(one.price.displaced.length).toBeGreaterThan(2);
      one.price.rules.forEach(({ code }, at) => expect(faultOf(one, ({ rules }) => void (rules[at]!.price += 1))).toEqual({ code: 'rule_price', of: [code] }));
      expect(faultOf(one, (copy) => void (copy.free += 1))).toEqual({ code: 'free', of: [] });
      expect(faultOf(one, (copy) => void (copy.price -= 1))).toEqual({ code: 'price', of: [] });
      one.price.displaced.slice(0, 4).forEach(({ entryId, by }, at) => {
        const other = one.choice.rules.map(({ name }) => name).find((name) => !by.includes(name))!;
        expect(faultOf(one, ({ displaced }) => void (displaced[at]!.by = [other]))).toEqual({ code: 'displaced_by', of: [entryId] });
        expect(faultOf(one, ({ displaced }) => void displaced[at]!.by.push(other))).toEqual({ code: 'displaced_by', of: [entryId] });
        expect(faultOf(one, ({ displaced }) => void displaced[at]!.by.pop())).toEqual({ code: 'displaced_by', of: [entryId] });
        expect(faultOf(one, ({ displaced }) => void (displaced[at]!.position += 1))).toEqual({ code: 'displaced_wrong', of: [entryId] });
      });
    }
  });

  it('somebody displaced left out, put in another’s place, told twice or added is found', async () => {
    const one = (await priced(FIXED))!;
    const [first, second] = one.price.displaced;
    expect(faultOf(one, ({ displaced }) => void displaced.shift())).toEqual({ code: 'displaced_missing', of: [first!.entryId] });
    expect(faultOf(one, ({ displaced }) => void displaced.pop())).toEqual({ code: 'displaced_missing', of: [one.price.displaced.at(-1)!.entryId] });
    expect(faultOf(one, ({ displaced }) => void displaced.reverse())).toMatchObject({ code: 'displaced_wrong' });
    expect(faultOf(one, ({ displaced }) => void displaced.push(displaced[0]!))).toEqual({ code: 'displaced_wrong', of: [first!.entryId] });
    expect(faultOf(one, ({ displaced }) => void displaced.push({ ...displaced[1]!, entryId: one.selected[0]! }))).toEqual({ code: 'displaced_wrong', of: [one.selected[0]!] });
    expect(faultOf(one, ({ displaced }) => void (displaced[0]!.entryId = second!.entryId))).toEqual({ code: 'displaced_missing', of: [first!.entryId] });
  });

  it('a list without a rule that is not the best, breaks another rule, is missing or serves nothing is found, its prices with it', async () => {
    const one = (await priced(FIXED))!;
    const at = one.price.lists!.findIndex(({ enter }) => enter.length > 0);
    const { without } = one.price.lists![at]!;
    const wrong = { code: 'list_wrong', of: without };
    const off = one.choice.candidates.map(({ id }) => id).filter((id) => !one.selected.includes(id) && !one.price.lists![at]!.enter.includes(id));
    expect(faultOf(one, ({ lists }) => void (lists![at]!.enter[0] = off.at(-1)!))).toEqual(wrong);
    expect(faultOf(one, ({ lists }) => void (lists![at]!.enter[0] = 'nobody'))).toEqual(wrong);
    expect(faultOf(one, ({ lists }) => void (lists![at]!.enter.push(one.selected[0]!)))).toEqual(wrong);
    expect(faultOf(one, ({ lists }) => void Object.assign(lists![at]!, { enter: [], leave: [] }))).toEqual(wrong);
    expect(faultOf(one, ({ lists }) => void lists![at]!.proof.steps.forEach((step) => (step.cases = [])))).toEqual(wrong);
    expect(faultOf(one, ({ lists }) => void lists!.splice(at, 1))).toEqual({ code: 'list_missing', of: without });
    expect(faultOf(one, ({ lists }) => void lists!.push({ ...lists![at]!, without: [] }))).toEqual({ code: 'list_unused', of: [] });
    expect(faultOf(one, ({ lists }) => void lists!.push(lists![at]!))).toMatchObject({ code: 'list_wrong' });
  });

  it('without proofs nothing is said to be computed again, and a price that does not follow from its list is found all the same', async () => {
    const one = (await priced(FIXED))!;
    const many = { prices: { recomputed: 0, sealed: one.price.rules.length }, displacers: { recomputed: 0, sealed: one.price.displaced.length } };
    const unproved = (copy: Loose<PriceText>): void => copy.lists!.forEach(({ proof }) => void (proof.isProved = false));
    expect(faultOf(one, unproved)).toEqual(many);
    expect(faultOf(one, (copy) => (unproved(copy), void (copy.rules[0]!.price += 1)))).toMatchObject({ code: 'rule_price' });
    expect(faultOf(one, (copy) => void delete copy.lists)).toEqual(many);
    expect(faultOf(one, (copy) => (delete copy.lists, void copy.displaced.pop()))).toMatchObject({ code: 'displaced_missing' });
    expect(faultOf(one, (copy) => (delete copy.lists, void (copy.displaced[0]!.by = ['no rule of this list'])))).toMatchObject({ code: 'displaced_by' });
  });
});
