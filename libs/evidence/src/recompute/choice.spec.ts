import { describe, expect, it } from '@jest/globals';
import { certifyConflict, certifySelection, select, type ChoiceProof, type SelectionInput } from '@jiangong/fairness';
import fc from 'fast-check';
import { faultOfChoice } from './choice';
import type { Choice } from './choice-rules';
import { choiceOf, FIXED, knotted, world } from './testing/choice-worlds';

interface Chosen {
  readonly selected: string[] | null;
  readonly proof: ChoiceProof;
}

async function choose(input: SelectionInput): Promise<Chosen> {
  const result = await select(input);
  return result.status === 'optimal'
    ? { selected: [...result.selected], proof: await certifySelection(input, result.selected) }
    : { selected: null, proof: await certifyConflict(input, result.conflict) };
}

describe('the proof of a choice, checked by who knows nothing of solvers', () => {
  it('holds for every list the solvers find, whatever the objective, and for every conflict', async () => {
    await fc.assert(fc.asyncProperty(world, async (input) => {
      const { selected, proof } = await choose(input);
      expect(proof.isProved).toBe(true);
      expect(faultOfChoice(choiceOf(input), selected, proof)).toBeNull();
      expect(faultOfChoice(choiceOf(input), selected, JSON.parse(JSON.stringify(proof)) as ChoiceProof)).toBeNull();
    }), { numRuns: 60 });
  });

  it('never holds for another list: one winner exchanged is found out', async () => {
    await fc.assert(fc.asyncProperty(world, fc.nat(), fc.nat(), async (input, out, into) => {
      const { selected, proof } = await choose(input);
      const others = input.candidates.map(({ id }) => id).filter((id) => !selected?.includes(id));
      if (!selected || selected.length === 0 || others.length === 0) return;
      const exchanged = selected.with(out % selected.length, others[into % others.length]!);
      expect(faultOfChoice(choiceOf(input), exchanged, proof)).not.toBeNull();
    }), { numRuns: 60 });
  });

  it('numbers of a proof made up at random prove nothing that is not so', async () => {
    const number = fc.oneof(fc.integer({ min: -60, max: 60 }), fc.integer({ min: -(2 ** 40), max: 2 ** 40 }));
    await fc.assert(fc.asyncProperty(world, fc.array(fc.tuple(fc.nat(), number), { minLength: 1, maxLength: 6 }), fc.nat(), async (input, changes, out) => {
      const { selected, proof } = await choose(input);
      const others = input.candidates.map(({ id }) => id).filter((id) => !selected?.includes(id));
      if (!selected || selected.length === 0 || others.length === 0) return;
      const steps = proof.steps.map((step) => ({ ...step, multipliers: step.multipliers.map((all) => [...all]), cases: [...step.cases] }));
      for (const [where, value] of changes) {
        const { multipliers, cases } = steps[where % steps.length]!;
        const lists = [...multipliers, cases];
        const list = lists[where % lists.length]!;
        list[where % list.length] = value;
      }
      const worse = selected.with(out % selected.length, others.at(-1)!);
      const choice = choiceOf(input);
      const bars = steps.map((step) => ({ ...step, best: step.of === 'total' ? worse.reduce((sum, id) => sum + choice.candidates.find((one) => one.id === id)!.score, 0) : step.best }));
      expect(faultOfChoice(choice, worse, { ...proof, steps: bars })).not.toBeNull();
    }), { numRuns: 60 });
  });

  it('holds where one bound is not enough and cases have to be told apart; none of them can be left out', async () => {
    for (const input of [knotted(2, 60), knotted(9, 90)]) {
      const { selected, proof } = await choose(input);
      const [total] = proof.steps;
      expect(total!.cases.filter((token) => token >= 0).length).toBeGreaterThan(1);
      expect(faultOfChoice(choiceOf(input), selected, proof)).toBeNull();
      total!.cases.forEach((token, at) => {
        // who is settled early may be settled later as well; what splits or closes a case is needed
        if (token < 0 && token % 2 === 0) return;
        const cases = token >= 0 ? total!.cases.with(at, -1) : total!.cases.toSpliced(at, 1);
        expect(faultOfChoice(choiceOf(input), selected, { ...proof, steps: [{ ...total!, cases }, ...proof.steps.slice(1)] })).toMatchObject({ code: 'bad_proof' });
      });
    }
  });

  it('names the rule a list breaks', async () => {
    const { selected, proof } = await choose(FIXED);
    const choice = choiceOf(FIXED);
    expect(faultOfChoice(choice, selected, proof)).toBeNull();
    const workers = selected!.filter((id) => choice.candidates.find((one) => one.id === id)!.marks.has('worker'));
    const other = choice.candidates.find(({ id, marks }) => !marks.has('worker') && !marks.has('leader') && !selected!.includes(id))!;
    expect(faultOfChoice(choice, selected!.map((id) => (id === workers[0] ? other.id : id)), proof)).toMatchObject({ code: 'rule_broken' });
  });

  it('a bound changed, a multiplier changed, a rule changed, a candidate left out, a list too short: each is found', async () => {
    const { selected, proof } = await choose(FIXED);
    const choice = choiceOf(FIXED);
    const steps = (change: (step: ChoiceProof['steps'][number]) => object): ChoiceProof => ({ ...proof, steps: proof.steps.map((step) => ({ ...step, ...change(step) })) });
    expect(faultOfChoice(choice, selected, steps(({ best }) => ({ best: best + 1 })))).toMatchObject({ code: 'bad_proof' });
    expect(faultOfChoice(choice, selected, steps(({ multipliers }) => ({ multipliers: multipliers.map(([weight, row, ...rest]) => [weight!, row!, ...rest.map((value, k) => (k === 0 ? Math.round(value / 2) : value))]) })))).toMatchObject({ code: 'bad_proof' });
    expect(faultOfChoice(choice, selected, steps(({ cases }) => ({ cases: cases.slice(1) })))).toMatchObject({ code: 'bad_proof' });
    const tighter = { ...choice, rules: choice.rules.map((one) => (one.name === 'workers' ? { ...one, share: [75, 100] as const } : one)) };
    expect(faultOfChoice(tighter as Choice, selected, proof)).toEqual({ code: 'rule_broken', rule: 'workers', detail: '' });
    const looser = { ...choice, rules: choice.rules.filter(({ name }) => name !== 'leaders') };
    expect(faultOfChoice(looser, selected, proof)).toMatchObject({ code: 'bad_proof' });
    const without = { ...choice, candidates: choice.candidates.filter(({ id }) => id !== selected![3]) };
    expect(faultOfChoice(without, selected, proof)).toEqual({ code: 'candidate_unknown', detail: selected![3] });
    expect(faultOfChoice(choice, selected!.slice(1), proof)).toMatchObject({ code: 'places' });
    expect(faultOfChoice(choice, [...selected!.slice(1), selected![1]!], proof)).toMatchObject({ code: 'places' });
    expect(faultOfChoice(choice, selected, { ...proof, isProved: false })).toMatchObject({ code: 'unproved' });
    // true, and as long as somebody who wants the check never to end makes it
    expect(faultOfChoice(choice, selected, steps(({ cases }) => ({ cases: [...new Array<number>(30_000).fill(-2), ...cases] })))).toMatchObject({ code: 'bad_proof' });
  });

  it('without a proof, a list that one exchange betters is found out all the same; the best one never is', async () => {
    await fc.assert(fc.asyncProperty(world, fc.nat(), fc.nat(), async (input, out, into) => {
      const { selected, proof } = await choose(input);
      const choice = choiceOf(input);
      const unproved = { ...proof, isProved: false };
      expect(faultOfChoice(choice, selected, unproved)).toEqual({ code: 'unproved', detail: '' });
      const others = input.candidates.map(({ id }) => id).filter((id) => !selected?.includes(id));
      if (!selected || selected.length === 0 || others.length === 0) return;
      const worse = selected.with(out % selected.length, others[into % others.length]!);
      // the exchange undone is one; where it breaks a rule, or is as good, that is said instead
      const fault = faultOfChoice(choice, worse, unproved)!;
      const sums = (list: readonly string[]): number[] => [list.reduce((sum, id) => sum + choice.candidates.find((one) => one.id === id)!.score, 0), -list.reduce((sum, id) => sum + choice.candidates.findIndex((one) => one.id === id), 0)];
      const isAsGood = sums(worse).every((sum, k) => sum === sums(selected)[k]);
      if (input.objective === 'total' && !isAsGood) expect(['rule_broken', 'not_best']).toContain(fault.code);
    }), { numRuns: 60 });
  });

  it('a conflict that is none cannot be proved', async () => {
    const { proof } = await choose({ ...FIXED, constraints: [...FIXED.constraints, { id: 'no_workers', type: 'max', categories: ['worker'], base: 'K', fraction: 0.4 }] });
    expect([...proof.conflict].sort()).toEqual(['no_workers', 'workers']);
    const choice = choiceOf({ ...FIXED, constraints: [...FIXED.constraints, { id: 'no_workers', type: 'max', categories: ['worker'], base: 'K', fraction: 0.4 }] });
    expect(faultOfChoice(choice, null, proof)).toBeNull();
    expect(faultOfChoice(choice, null, { ...proof, conflict: ['workers'] })).toMatchObject({ code: 'bad_proof' });
  });
});
