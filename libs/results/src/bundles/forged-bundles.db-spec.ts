import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EntriesModule, entriesEntities } from '@jiangong/entries';
import { ENGINES, GENESIS_HASH, hashOf, headCode, listOf, verifyBundle, type Bundle, type Check, type LinkedEvent } from '@jiangong/evidence';
import { JudgingModule, judgingEntities } from '@jiangong/judging';
import { canonicalJson, newId } from '@jiangong/kernel';
import { PeopleModule, peopleEntities } from '@jiangong/people';
import { aCity } from '@jiangong/people/testing';
import { Checkpoints } from '@jiangong/platform';
import { ProgrammeModule, programmeEntities } from '@jiangong/programme';
import { TestProduct } from '@jiangong/testing';
import { ResultsModule, resultsEntities } from '../index';
import { aPublishedRound } from '../testing';
import { bundleText } from './bundle-parts';

type Loose = { -readonly [K in keyof Bundle]: Bundle[K] extends readonly (infer R)[] ? { -readonly [P in keyof R]: R[P] }[] : Bundle[K] };

describe('a bundle that somebody forged with care', () => {
  let product: TestProduct;
  let text = '';
  let bundle: Bundle;

  beforeAll(async () => {
    product = await TestProduct.start({
      modules: [PeopleModule, ProgrammeModule, EntriesModule, JudgingModule, ResultsModule],
      entities: [...peopleEntities, ...programmeEntities, ...entriesEntities, ...judgingEntities, ...resultsEntities],
    });
    const { roundId } = await aPublishedRound(product, await aCity(product));
    await product.get(Checkpoints).sign();
    for await (const part of bundleText(product.reader, roundId, new Date())) text += part;
    bundle = JSON.parse(text) as Bundle;
  });
  afterAll(() => product?.stop());

  /** A copy with something altered. */
  function altered(change: (copy: Loose) => void): string {
    const copy = JSON.parse(text) as Loose;
    change(copy);
    return JSON.stringify(copy);
  }
  const seqOf = (type: string): number => bundle.chain.findIndex((event) => event.content.includes(`"type":"${type}"`)) + 1;
  const firstOf = (given: string, outside = {}): Pick<Check, 'code' | 'state'> & { seq: number | null } => {
    const { first } = verifyBundle(given, outside);
    return { code: first!.code, state: first!.state, seq: first!.event?.seq ?? null };
  };
  /** The same contents linked anew: a chain that holds and is another. */
  function relink(chain: readonly LinkedEvent[]): LinkedEvent[] {
    let previousHash = GENESIS_HASH;
    return chain.map((event) => {
      const hash = hashOf(`${previousHash}\n${event.content}`);
      const linked = { ...event, previousHash, hash };
      previousHash = hash;
      return linked;
    });
  }

  describe('a platform that writes its own chain anew, so that every hash and link holds, is still found out:', () => {
    type Event = { type: string; actor: string | null; body: Record<string, unknown> };
    /** Contents altered, the chain linked anew, no checkpoint: the bundle a dishonest house would hand out. */
    function rewritten(change: (copy: Loose, edit: (type: string, change: (event: Event) => void) => void, insert: (after: string, event: Event) => void) => void): string {
      return altered((copy) => {
        const edit = (type: string, how: (event: Event) => void): void => {
          copy.chain = copy.chain.map((link) => {
            const event = JSON.parse(link.content) as Event;
            if (event.type === type) how(event);
            return { ...link, content: canonicalJson(event) };
          });
        };
        const insert = (after: string, event: Event): void => {
          const at = copy.chain.findIndex((link) => (JSON.parse(link.content) as Event).type === after);
          const before = JSON.parse(copy.chain[at]!.content) as object;
          copy.chain.splice(at + 1, 0, { ...copy.chain[at]!, content: canonicalJson({ ...before, ...event }) });
          copy.chain = copy.chain.map((link, index) => ({ ...link, seq: index + 1, content: canonicalJson({ ...(JSON.parse(link.content) as object), seq: index + 1 }) }));
        };
        change(copy, edit, insert);
        copy.chain = relink(copy.chain) as typeof copy.chain;
        copy.checkpoints = [];
      });
    }
    const recompute = (inputs: string): string => canonicalJson(ENGINES['fairness-exact/3']!(inputs, hashOf(inputs)));

    it('rewritten without a change it holds, and the verdict says that nothing but itself vouches for it', () => {
      const { isSound, anchor } = verifyBundle(rewritten(() => undefined));
      expect({ isSound, anchor }).toEqual({ isSound: true, anchor: 'none' });
      expect(verifyBundle(text).anchor).toBe('none');
      expect(verifyBundle(text).checks.find(({ code }) => code === 'checkpoints')!.text.zh).toContain('取自数据包本身');
      expect(verifyBundle(text, { keyId: `0000000000000000, ${bundle.keys[0]!.keyId}` })).toMatchObject({ isSound: true, anchor: 'key' });
      expect(verifyBundle(text, { headCode: headCode(bundle.chain.at(-1)!) }).anchor).toBe('head');
    });

    it('a list drawn by other rules than its run was pinned to, under an id of its own or the same one twice', () => {
      for (const versionId of [newId(), bundle.rules[0]!.versionId]) {
        const forged = rewritten((copy, edit) => {
          const content = copy.rules[0]!.content.replace(/"places":\d+/, '"places":1');
          copy.rules = [{ ...copy.rules[0]!, versionId, content, contentHash: hashOf(content) }, ...copy.rules];
          const [decision] = copy.decisions;
          const inputs = JSON.parse(copy.runs[0]!.inputs) as { entries: never[] };
          const list = listOf({ entries: inputs.entries, ranking: (JSON.parse(copy.runs[0]!.outputs!) as { entries: never[] }).entries, categories: copy.categories, rules: JSON.parse(content) });
          decision!.content = canonicalJson({ ...(JSON.parse(decision!.content) as object), ...list, ruleVersionId: versionId });
          decision!.contentHash = hashOf(decision!.content);
          for (const one of copy.publications) one.contentHash = decision!.contentHash;
          for (const type of ['results.decision.made', 'results.publication.signed', 'results.list.published']) edit(type, ({ body }) => { body.contentHash = decision!.contentHash; });
        });
        expect(firstOf(forged)).toMatchObject({ code: versionId === bundle.rules[0]!.versionId ? 'format' : 'decisions', state: 'fails' });
      }
    });

    it('an entry left out of the run, its sheets with it; attributes other than those accepted', () => {
      const forge = (how: (inputs: { entries: { attributes: object }[]; sheets: number[][] }) => void): string => rewritten((copy, edit) => {
        const inputs = JSON.parse(copy.runs[0]!.inputs) as { entries: { attributes: object }[]; sheets: number[][] };
        how(inputs);
        const [run] = copy.runs;
        run!.inputs = canonicalJson(inputs);
        run!.inputsHash = hashOf(run!.inputs);
        run!.outputs = recompute(run!.inputs);
        run!.outputsHash = hashOf(run!.outputs);
        edit('results.run.started', ({ body }) => { body.inputsHash = run!.inputsHash; });
        edit('results.run.sealed', ({ body }) => { body.inputsHash = run!.inputsHash; body.outputsHash = run!.outputsHash; });
      });
      const leftOut = forge((inputs) => {
        inputs.entries.pop();
        inputs.sheets = inputs.sheets.filter(([entry]) => entry! < inputs.entries.length);
      });
      expect(firstOf(leftOut)).toEqual({ code: 'runs', state: 'fails', seq: expect.any(Number) });
      expect(verifyBundle(leftOut).first!.text.zh).toContain('漏了');
      expect(firstOf(forge((inputs) => { inputs.entries[0]!.attributes = { front_line: 'yes' }; }))).toMatchObject({ code: 'runs', state: 'fails' });
    });

    it('a component of the marks weighed otherwise than the rules say', () => {
      const forged = rewritten((copy, edit) => {
        const inputs = JSON.parse(copy.runs[0]!.inputs) as { rules: { criteria: { component: string | null }[]; components: object[] } };
        const content = JSON.parse(copy.rules[0]!.content) as { judging: { criteria: { component?: string }[]; components: object[] } };
        content.judging.components = [{ code: 'all', name: '全部', weight: 1, passMark: null }];
        for (const one of content.judging.criteria) one.component = 'all';
        copy.rules[0]!.content = canonicalJson(content);
        copy.rules[0]!.contentHash = hashOf(copy.rules[0]!.content);
        for (const one of inputs.rules.criteria) one.component = 'all';
        inputs.rules.components = [{ code: 'all', weight: 1, passMark: 99_000 }];
        (inputs.rules as unknown as { contentHash: string }).contentHash = copy.rules[0]!.contentHash;
        copy.runs[0]!.inputs = canonicalJson(inputs);
        copy.runs[0]!.inputsHash = hashOf(copy.runs[0]!.inputs);
        edit('results.run.started', ({ body }) => { body.inputsHash = copy.runs[0]!.inputsHash; });
      });
      expect(firstOf(forged)).toEqual({ code: 'rules', state: 'fails', seq: seqOf('results.run.started') });
      expect(verifyBundle(forged).first!.text.en).toContain('components');
    });

    it('groups, highest marks or the measure of a pass mark otherwise than the rules say; an older engine or format than the rules', () => {
      interface Inputs { format: string; rules: { groups?: string; passMark?: string; criteria: { max?: number }[] } }
      const forge = (how: (inputs: Inputs) => void, engine?: string): Pick<Check, 'code' | 'state'> => firstOf(rewritten((copy, edit) => {
        const [run] = copy.runs;
        const inputs = JSON.parse(run!.inputs) as Inputs;
        how(inputs);
        run!.inputs = canonicalJson(inputs);
        run!.inputsHash = hashOf(run!.inputs);
        if (engine) run!.engine = engine;
        run!.outputs = canonicalJson(ENGINES[run!.engine]!(run!.inputs, run!.inputsHash));
        run!.outputsHash = hashOf(run!.outputs);
        edit('results.run.started', ({ body }) => { Object.assign(body, { inputsHash: run!.inputsHash, engine: run!.engine }); });
        edit('results.run.sealed', ({ body }) => { Object.assign(body, { inputsHash: run!.inputsHash, outputsHash: run!.outputsHash, engine: run!.engine }); });
      }));
      expect(forge((inputs) => { inputs.rules.groups = 'district'; })).toMatchObject({ code: 'rules', state: 'fails' });
      expect(forge((inputs) => { inputs.rules.passMark = 'rounded'; })).toMatchObject({ code: 'rules', state: 'fails' });
      expect(forge((inputs) => { inputs.rules.criteria[0]!.max = 90_000; })).toMatchObject({ code: 'rules', state: 'fails' });
      expect(forge(() => undefined, 'fairness-exact/2')).toMatchObject({ code: 'runs', state: 'fails' });
      expect(forge((inputs) => {
        inputs.format = 'jiangong.score-inputs/2';
        delete inputs.rules.groups;
        delete inputs.rules.passMark;
        for (const one of inputs.rules.criteria) delete one.max;
      }, 'fairness-exact/2')).toMatchObject({ code: 'rules', state: 'fails' });
    });

    it('a mark amended between the run and the decision; a run that did not stand; an act told twice; a signature by another hand', () => {
      const sheet = bundle.sheets.find(({ state }) => state === 'locked')!;
      const stale = rewritten((copy, _edit, insert) => {
        insert('results.run.sealed', { type: 'judging.mark.amended', actor: null, body: { sheetId: sheet.id, criterion: Object.keys(sheet.marks!)[0]!, value: 50_000 } });
        const one = copy.sheets.find(({ id }) => id === sheet.id)!;
        one.marks = { ...one.marks, [Object.keys(one.marks!)[0]!]: 50_000 };
      });
      expect(firstOf(stale)).toMatchObject({ code: 'sheets', state: 'fails' });
      const notStanding = rewritten((_copy, _edit, insert) => insert('results.run.sealed', { type: 'results.rescoring.applied', actor: null, body: { runId: newId() } }));
      expect(firstOf(notStanding)).toMatchObject({ code: 'decisions', state: 'fails' });
      const twice = rewritten((_copy, _edit, insert) => insert('results.run.started', JSON.parse(bundle.chain[seqOf('results.run.started') - 1]!.content) as Event));
      expect(firstOf(twice).state).toBe('fails');
      const otherHand = rewritten((_copy, edit) => edit('results.publication.signed', (event) => { event.actor = newId(); }));
      expect(firstOf(otherHand)).toMatchObject({ code: 'publications', state: 'fails' });
    });

    it('an engine called like a part of every object', () => {
      for (const engine of ['constructor', 'toString', '__proto__']) {
        const forged = rewritten((copy, edit) => {
          copy.runs[0]!.engine = engine;
          for (const type of ['results.run.started', 'results.run.sealed']) edit(type, ({ body }) => { body.engine = engine; });
        });
        expect(firstOf(forged)).toMatchObject({ code: 'runs', state: 'unknown' });
      }
    });
  });

  it('a sheet shown as another entry’s or another judge’s, judges’ codes out of their order, another code of the round', () => {
    const locked = bundle.sheets.filter(({ state }) => state === 'locked');
    const other = locked.find(({ entryId }) => entryId !== locked[0]!.entryId)!;
    const says = (change: (sheet: Loose['sheets'][number]) => void): Pick<Check, 'code' | 'state'> => firstOf(altered(({ sheets }) => change(sheets.find(({ id }) => id === locked[0]!.id)!)));
    expect(says((sheet) => void (sheet.entry = '9999'))).toMatchObject({ code: 'sheets', state: 'fails' });
    expect(says((sheet) => void Object.assign(sheet, { entryId: other.entryId, entry: other.entry }))).toMatchObject({ code: 'sheets', state: 'fails' });
    expect(says((sheet) => void (sheet.judge = 'J9'))).toMatchObject({ code: 'sheets', state: 'fails' });
    const exchanged: Readonly<Record<string, string>> = { J1: 'J2', J2: 'J1' };
    expect(firstOf(altered(({ sheets }) => sheets.forEach((sheet) => void (sheet.judge = exchanged[sheet.judge] ?? sheet.judge))))).toMatchObject({ code: 'sheets', state: 'fails' });
    expect(firstOf(altered(({ sheets }) => void sheets.reverse().pop()))).toMatchObject({ code: 'sheets', state: 'fails' });
    expect(verifyBundle(altered(({ sheets }) => void sheets.reverse())).isSound).toBe(true);
    expect(firstOf(altered(({ round }) => void ((round as { code: string }).code = 'another')))).toMatchObject({ code: 'runs', state: 'fails' });
  });

  it('a list written otherwise than canonically, or saying more than a list says, though every hash is of what it says', () => {
    const decisionSays = (how: (content: string) => string): Pick<Check, 'code' | 'state'> => firstOf(altered((copy) => {
      const [decision] = copy.decisions;
      decision!.content = how(decision!.content);
      decision!.contentHash = hashOf(decision!.content);
      for (const one of copy.publications) one.contentHash = decision!.contentHash;
      copy.chain = relink(copy.chain.map((link) => {
        const event = JSON.parse(link.content) as { body: Record<string, unknown> };
        if ('contentHash' in event.body && /decision|publication|list/.test(link.content)) event.body.contentHash = decision!.contentHash;
        return /results\.(decision|publication|list)/.test(link.content) ? { ...link, content: canonicalJson(event) } : link;
      })) as typeof copy.chain;
      copy.checkpoints = [];
    }));
    for (const how of [
      (content: string) => content.replace('"places":', '"places":[],"places":'), (content: string) => content.replace(',', ', '), (content: string) => content.replace(/"score":(\d+)000/, '"score":$1e3'),
      (content: string) => content.replace('{', '{"announcement":"x",'), (content: string) => content.replace(/"title":"[^"]*"/, '"title":"特等奖"'),
    ]) expect(decisionSays(how)).toMatchObject({ code: 'decisions', state: 'fails' });
  });

  it('a file cut off, of another version, with parts missing or of another kind: a sentence in both languages, never a word of the program', () => {
    const nested = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const parts = Object.keys(bundle).filter((part) => Array.isArray(bundle[part as keyof Bundle])) as (keyof Bundle)[];
    const broken = [
      '', 'null', '[]', '12', nested, text.slice(0, 100), text.slice(0, text.length >> 1), text.replace('jiangong.bundle/1', 'jiangong.bundle/0'), text.replace('"jiangong.bundle/1"', '["jiangong.bundle/1"]'),
      ...['1e2', '-0', '3.0', '"3"', '1e400', '03'].map((seq) => text.replace('"seq":3,', `"seq":${seq},`)),
      ...parts.flatMap((part) => [undefined, null, {}, [null], [5], [{}]].map((junk) => JSON.stringify({ ...bundle, [part]: junk }))).filter((one) => one.includes('"selections"')),
      ...['madeAt', 'round'].flatMap((part) => [undefined, null, 7, {}].map((junk) => JSON.stringify({ ...bundle, [part]: junk }))),
      ...parts.flatMap((part) => Object.keys((bundle[part] as object[])[0] ?? {}).map((name) => altered((copy) => void ((copy[part] as unknown as Record<string, unknown>[])[0]![name] = { odd: 1 })))),
    ];
    for (const one of broken) {
      const { isSound, first } = verifyBundle(one);
      expect({ isSound, state: first?.state }).toEqual({ isSound: false, state: expect.stringMatching(/fails|unknown/) });
      expect(first!.text.zh).toMatch(/[\u4e00-\u9fff]/);
      expect(`${first!.text.zh} ${first!.text.en}`).not.toMatch(/undefined|NaN|Cannot|Error|not iterable|is not a function|expected/);
    }
  });

  it('a name given twice, an event in another spelling, numbers too large: nothing two readers could read differently holds', () => {
    expect(firstOf(text.replace('"runs":[', '"runs":[],"runs":['))).toMatchObject({ code: 'format', state: 'fails' });
    expect(verifyBundle(text.replace('"round":{', '"round":{"a\\":\\"b":"\\\\","__proto__":{"id":"x"},')).isSound).toBe(true);
    const spelt = altered((copy) => {
      copy.chain[4]!.content = copy.chain[4]!.content.replace('{', '{ ');
      copy.chain = relink(copy.chain) as typeof copy.chain;
      copy.checkpoints = [];
    });
    expect(firstOf(spelt)).toEqual({ code: 'chain', state: 'fails', seq: 5 });
    expect(firstOf(text.replace(/"seq":3,/, '"seq":1e400,'))).toMatchObject({ state: 'fails' });
  });
});
