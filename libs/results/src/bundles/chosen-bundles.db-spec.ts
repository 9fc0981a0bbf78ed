import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EntriesModule, entriesEntities } from '@jiangong/entries';
import { GENESIS_HASH, hashOf, verifyBundle, type Bundle, type LinkedEvent } from '@jiangong/evidence';
import { JudgingModule, judgingEntities } from '@jiangong/judging';
import { canonicalJson } from '@jiangong/kernel';
import { PeopleModule, peopleEntities } from '@jiangong/people';
import { aCity, aMember } from '@jiangong/people/testing';
import { ProgrammeModule, programmeEntities, selectionRules } from '@jiangong/programme';
import { someRules } from '@jiangong/programme/testing';
import { TestProduct } from '@jiangong/testing';
import { ApplyRedecision, ConfirmOverride, DecideRound, OverrideSelection, RedecideRound, ResultsModule, resultsEntities, StartSelection } from '../index';
import { aMarkedRound, scoreRoundNow, signAsSeen, twoOfficers } from '../testing';
import { bundleText } from './bundle-parts';

interface Event {
  type: string;
  body: Record<string, unknown>;
}
type Loose = { -readonly [K in keyof Bundle]: Bundle[K] extends readonly (infer R)[] | undefined ? { -readonly [P in keyof R]: R[P] }[] : Bundle[K] };

describe('the bundle of a list chosen as a whole', () => {
  let product: TestProduct;
  let text = '';
  let entryIds: readonly string[];

  beforeAll(async () => {
    product = await TestProduct.start({
      modules: [PeopleModule, ProgrammeModule, EntriesModule, JudgingModule, ResultsModule],
      entities: [...peopleEntities, ...programmeEntities, ...entriesEntities, ...judgingEntities, ...resultsEntities],
    });
    const city = await aCity(product);
    const officers = await twoOfficers(product, city);
    const selection = selectionRules.parse({ places: 3, reserves: 1, quotas: [{ code: 'front_line', name: '一线职工', all: [{ attribute: 'post_class', values: ['front_line'] }], kind: 'floor', percent: 30 }] });
    const entries = await Promise.all([[95, 'head'], [94, 'head'], [93, 'head'], [92, 'front_line'], [91, 'front_line'], [90, 'front_line']].map(async ([points, post]) => ({
      category: 'labour', points: Array.from({ length: 5 }, () => Number(points)), attributes: { post_class: String(post) }, memberId: await aMember(product, { organizationId: city.enterprises[0] }),
    })));
    const world = await aMarkedRound(product, city, entries, { rules: someRules({ deciding: { selection }, notice: { workingDays: 0 } }) });
    ({ entryIds } = world);
    const { roundId } = world;
    const runId = await scoreRoundNow(product, roundId);
    const selectionId = await product.get(StartSelection).execute(officers[0], { roundId, runId });
    await product.drain();
    await product.get(ConfirmOverride).execute(officers[1], await product.get(OverrideSelection).execute(officers[0], { selectionId, add: [entryIds[2]!], remove: [entryIds[1]!], reason: '合议' }));
    await product.get(DecideRound).execute(officers[0], { roundId, runId, selectionId });
    const redecision = await product.get(RedecideRound).execute(officers[0], { roundId, excluded: [{ entryId: entryIds[3]!, because: 'objection', reference: 'YY-1' }], reason: '异议成立' });
    await product.drain();
    await product.get(ApplyRedecision).execute(officers[1], redecision);
    for (const officer of officers) await signAsSeen(product, officer, roundId);
    for await (const part of bundleText(product.reader, roundId, new Date())) text += part;
  });
  afterAll(() => product?.stop());

  /** Contents altered and the chain linked anew: the bundle a dishonest house would hand out. */
  function forged(change: (copy: Loose, edit: (type: string, change: (event: Event) => void) => void) => void): string {
    const copy = JSON.parse(text) as Loose;
    change(copy, (type, how) => {
      copy.chain = copy.chain.map((link) => {
        const event = JSON.parse(link.content) as Event;
        if (event.type === type) how(event);
        return { ...link, content: canonicalJson(event) };
      });
    });
    let previousHash = GENESIS_HASH;
    copy.chain = copy.chain.map((link): LinkedEvent => {
      const hash = hashOf(`${previousHash}\n${link.content}`);
      const linked = { ...link, previousHash, hash };
      previousHash = hash;
      return linked;
    });
    copy.checkpoints = [];
    return JSON.stringify(copy);
  }
  /** Every standing decision says something else, and every event that names its hash with it. */
  const decisionSays = (change: (content: Record<string, unknown>) => void): string =>
    forged((copy, edit) => {
      const standing = copy.decisions.find(({ state }) => state === 'standing')!;
      const content = JSON.parse(standing.content) as Record<string, unknown>;
      change(content);
      const [old, text2] = [standing.contentHash, canonicalJson(content)];
      standing.content = text2;
      standing.contentHash = hashOf(text2);
      for (const publication of copy.publications) if (publication.contentHash === old) publication.contentHash = standing.contentHash;
      for (const type of ['results.decision.made', 'results.publication.signed', 'results.list.published', 'results.redecision.applied'])
        edit(type, ({ body }) => void (body['contentHash'] === old && (body['contentHash'] = standing.contentHash)));
    });
  /** What the check of decisions finds; the marked round's sheets were written without their events, which is another check's matter. */
  const failure = (given: string): string | null => {
    const check = verifyBundle(given).checks.find(({ code }) => code === 'decisions')!;
    return check.state === 'holds' ? null : check.text.en;
  };

  it('holds: overrides, exclusions and the list they make are drawn again from what was sealed', () => {
    expect(failure(text)).toBeNull();
    const { decisions, selections } = JSON.parse(text) as Bundle;
    expect(decisions.map(({ state }) => state).sort()).toEqual(['standing', 'superseded']);
    expect(selections!.map(({ purpose }) => purpose)).toEqual(['decision', 'redecision']);
  });

  it('a winner exchanged is found', () => {
    expect(failure(decisionSays((content) => void (content['places'] as { entryId: string }[]).pop()))).toContain('the list differs (places)');
  });

  it('an exclusion that nobody decided is found', () => {
    expect(failure(decisionSays((content) => void (content['excluded'] as object[]).push({ entryId: entryIds[0], because: 'objection', reference: 'YY-2' })))).toContain('without a change applied by two');
  });

  it('a change of the panel that nobody confirmed is found', () => {
    expect(failure(decisionSays((content) => void (content['overrides'] as { overrideId: string }[]).forEach((one) => (one.overrideId = entryIds[0]!))))).toContain('was not confirmed');
  });

  it('a change of the panel left out, or none of those it added, is found', () => {
    expect(failure(decisionSays((content) => void (content['overrides'] = [])))).toContain('is missing from it');
    expect(failure(decisionSays((content) => void (content['overrides'] as { added: string[] }[]).forEach((one) => (one.added = []))))).toMatch(/is not what was recorded|what the panel confirmed/);
  });

  it('a selection that left somebody out, or gave somebody another score or attribute, is found', () => {
    const inputsSay = (change: (candidates: { score: number; attributes: Record<string, string> }[]) => void): string =>
      forged((copy, edit) => {
        for (const one of copy.selections!) {
          const inputs = JSON.parse(one.inputs) as { candidates: { score: number; attributes: Record<string, string> }[] };
          change(inputs.candidates);
          const old = one.inputsHash;
          one.inputs = canonicalJson(inputs);
          one.inputsHash = hashOf(one.inputs);
          for (const type of ['results.selection.started', 'results.selection.sealed']) edit(type, ({ body }) => void (body['inputsHash'] === old && (body['inputsHash'] = one.inputsHash)));
        }
      });
    expect(failure(inputsSay((candidates) => void candidates.pop()))).toMatch(/the selection had 5|may win/);
    expect(failure(inputsSay((candidates) => void (candidates[0]!.score += 1)))).toContain('another score');
    expect(failure(inputsSay((candidates) => void (candidates[0]!.attributes = { post_class: 'front_line' })))).toContain('another score, rank or attribute');
    expect(failure(inputsSay((candidates) => void candidates.reverse()))).toContain('out of order');
  });

  describe('the proof that no list is better', () => {
    interface Outputs {
      format: string; selected: string[]; total: number;
      price: { free: number; rules: { price: number }[]; displaced: { entryId: string; by: string[] }[]; lists?: { proof: { isProved: boolean } }[] };
      certificate: { isProved: boolean; steps: { best: number; multipliers: number[][]; cases: number[] }[] };
    }
    /** Outputs altered, and every hash and event of the selection with them. */
    const outputsSay = (change: (outputs: Outputs) => void): string =>
      forged((copy, edit) => {
        for (const one of copy.selections!.filter(({ purpose }) => purpose === 'redecision')) {
          const outputs = JSON.parse(one.outputs!) as Outputs;
          change(outputs);
          const old = one.outputsHash;
          one.outputs = canonicalJson(outputs);
          one.outputsHash = hashOf(one.outputs);
          edit('results.selection.sealed', ({ body }) => void (body['outputsHash'] === old && (body['outputsHash'] = one.outputsHash)));
          for (const decision of copy.decisions) {
            const before = decision.contentHash;
            decision.content = decision.content.replaceAll(old!, one.outputsHash);
            decision.contentHash = hashOf(decision.content);
            for (const publication of copy.publications) if (publication.contentHash === before) publication.contentHash = decision.contentHash;
            for (const type of ['results.decision.made', 'results.publication.signed', 'results.list.published', 'results.redecision.applied'])
              edit(type, ({ body }) => void (body['contentHash'] === before && (body['contentHash'] = decision.contentHash)));
          }
        }
      });
    const words = (given: string): string => verifyBundle(given).checks.find(({ code }) => code === 'decisions')!.text.en;

    it('is followed step by step, and said', () => {
      expect(words(text)).toContain('the proofs of 2 selections hold step by step');
    });

    it('does not hold with a bound, a multiplier or a case altered', () => {
      for (const change of [
        ({ certificate }: Outputs) => void certificate.steps.forEach((step) => (step.best += 1)),
        ({ certificate }: Outputs) => void certificate.steps.forEach((step) => (step.multipliers = step.multipliers.map(([weight]) => [weight!]))),
        ({ certificate }: Outputs) => void certificate.steps.forEach((step) => (step.cases = [])),
      ]) expect(failure(outputsSay(change))).toContain('the proof that no list is better does not hold');
    });

    it('a selection sealed with a worse list that keeps every rule is found out', () => {
      expect(failure(outputsSay((outputs) => void (outputs.selected = outputs.selected.map((id) => (id === entryIds[4] ? entryIds[5]! : id)))))).toMatch(/does not hold|differs/);
    });

    it('without a proof the check says whose word stands, and never that it holds', () => {
      const given = outputsSay(({ certificate }) => void (certificate.isProved = false));
      expect(words(given)).toContain("no proof but the second solver's word");
      expect(verifyBundle(given).checks.find(({ code }) => code === 'decisions')!.state).toBe('sealed');
    });

    describe('what its rules cost and whom they displaced', () => {
      /** The first thing that fails; the marked round's sheets are another check's matter, see above. */
      const firstOf = (given: string): string => {
        const { code, text: { en } } = verifyBundle(given).checks.find((check) => check.state === 'fails' && !['rules', 'sheets', 'runs'].includes(check.code))!;
        return `${code}: ${en}`;
      };

      it('is computed again without a solver, and said', () => {
        const { state, text: { zh, en } } = verifyBundle(text).checks.find(({ code }) => code === 'prices')!;
        expect({ state, en }).toMatchObject({ state: 'holds', en: expect.stringContaining('the same 2 displaced by the rules; computed again by which rules for 2, and the price of 6 rules') });
        expect(zh).toContain('重新算出');
      });

      it.each<[string, (outputs: Outputs) => void, string]>([
        ['a price', ({ price }) => void (price.rules[0]!.price += 1), 'the price of "一线职工" is not what it comes to'],
        ['the total by score alone', ({ price }) => void (price.free += 1), 'the total by score alone'],
        ['a rule that displaced somebody', ({ price }) => void (price.displaced[0]!.by = ['person']), 'are not those that did'],
        ['somebody displaced left out', ({ price }) => void price.displaced.pop(), 'is left out'],
        ['somebody displaced put in another’s place', ({ price, selected }) => void price.displaced.push({ ...price.displaced[0]!, entryId: selected[0]! }), 'is not who the rules displaced'],
        ['a list behind a price left out', ({ price }) => void price.lists!.pop(), 'is missing'],
      ])('%s altered is the first thing that fails', (_, change, words) => {
        expect(firstOf(outputsSay(change))).toMatch(new RegExp(`^prices: .*${words}`));
      });

      it('of outputs of the first format, and where a proof came to its limit, it is said to be sealed and not recomputed', () => {
        for (const change of [
          (outputs: Outputs) => { outputs.format = 'jiangong.selection-outputs/1'; delete outputs.price.lists; },
          ({ price }: Outputs) => price.lists!.forEach(({ proof }) => void (proof.isProved = false)),
        ]) {
          const { checks } = verifyBundle(outputsSay(change));
          const { state, text: { zh, en } } = checks.find(({ code }) => code === 'prices')!;
          expect(state).toBe('sealed');
          expect([zh, en]).toEqual([expect.stringContaining('没有重新计算'), expect.stringContaining('Sealed, not recomputed')]);
        }
        const { state } = verifyBundle(outputsSay((outputs) => void (outputs.format = 'jiangong.selection-outputs/9'))).checks.find(({ code }) => code === 'prices')!;
        expect(state).toBe('unknown');
      });
    });
  });
});
