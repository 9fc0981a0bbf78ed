import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EntriesModule, entriesEntities } from '@jiangong/entries';
import { BUNDLE_FORMAT, checkpointText, GENESIS_HASH, hashOf, headCode, verifyBundle, type Bundle, type Check, type LinkedEvent } from '@jiangong/evidence';
import { isId } from '@jiangong/kernel';
import { JudgingModule, judgingEntities } from '@jiangong/judging';
import { PeopleModule, peopleEntities, SignIn } from '@jiangong/people';
import { aCity, anAccount, TEST_PASSWORD, type City } from '@jiangong/people/testing';
import { Checkpoints, signingKeyAt } from '@jiangong/platform';
import { ProgrammeModule, programmeEntities } from '@jiangong/programme';
import { aJudgedRound } from '@jiangong/judging/testing';
import { TestProduct } from '@jiangong/testing';
import { ResultsModule, resultsEntities } from '../index';
import { aPublishedRound, type PublishedWorld } from '../testing';

type Loose = { -readonly [K in keyof Bundle]: Bundle[K] extends readonly (infer R)[] ? { -readonly [P in keyof R]: R[P] }[] : Bundle[K] };

describe('a round’s bundle', () => {
  let product: TestProduct;
  let city: City;
  let base: string;
  let world: PublishedWorld;
  let text: string;
  let bundle: Bundle;

  beforeAll(async () => {
    product = await TestProduct.start({
      modules: [PeopleModule, ProgrammeModule, EntriesModule, JudgingModule, ResultsModule],
      entities: [...peopleEntities, ...programmeEntities, ...entriesEntities, ...judgingEntities, ...resultsEntities],
    });
    city = await aCity(product);
    base = await product.listen();
    world = await aPublishedRound(product, city);
    await product.get(Checkpoints).sign();
    text = await (await get(await signIn('auditor'), `/files/rounds/${world.roundId}/bundle.json`)).text();
    bundle = JSON.parse(text) as Bundle;
  });
  afterAll(async () => {
    await product?.stop();
  });

  let serial = 0;
  async function signIn(role: 'auditor' | 'city_organiser' | 'district_organiser' | 'judge' | 'administrator'): Promise<string> {
    const username = `bundle-${role}-${serial++}`;
    await anAccount(product, { username, roles: { [role]: role === 'district_organiser' ? city.districtA : city.cityId } });
    return (await product.get(SignIn).execute({ username, password: TEST_PASSWORD, address: '127.0.0.1', userAgent: '', previousToken: null })).token;
  }
  const get = (token: string | null, path: string): Promise<Response> => fetch(base + path, { headers: token ? { cookie: `sid=${token}` } : {} });

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

  it('holds in every check, recomputed from the file alone', () => {
    const { isSound, checks } = verifyBundle(text);
    expect(checks.map(({ code, state }) => [code, state])).toEqual([
      ['format', 'holds'], ['chain', 'holds'], ['checkpoints', 'holds'], ['printed_head', 'absent'], ['rules', 'holds'], ['sheets', 'holds'], ['runs', 'holds'], ['decisions', 'holds'], ['prices', 'absent'], ['publications', 'holds'],
    ]);
    expect(isSound).toBe(true);
    for (const { text: words } of checks) expect([words.zh, words.en].every((one) => one.length > 0)).toBe(true);
  });

  it('holds against the printed head, and says so however it was typed', () => {
    const code = headCode(bundle.chain.at(-1)!);
    for (const typed of [code, code.toLowerCase(), code.replaceAll('-', ' ')]) expect(verifyBundle(text, { headCode: typed }).isSound).toBe(true);
    expect(firstOf(text, { headCode: 'abc' })).toMatchObject({ code: 'printed_head', state: 'fails' });
  });

  it('names no person: codes and ids stand for members, judges and officers', async () => {
    const rows = await product.reader.rows<{ word: string }>(
      `select name as word from account union select username from account union select name from member union select member_no from member
       union select title from entry union select signer_name from publication_signature`);
    // accounts that the builders make are called by their ids
    const words = rows.filter(({ word }) => !isId(word));
    expect(words.length).toBeGreaterThan(10);
    expect(words.filter(({ word }) => text.includes(JSON.stringify(word).slice(1, -1)))).toEqual([]);
    expect(bundle.format).toBe(BUNDLE_FORMAT);
    expect(new Set(bundle.sheets.map(({ judge }) => judge)).has('J1')).toBe(true);
  });

  it('records who took it, in the chain it is made of', () => {
    expect(JSON.parse(bundle.chain.at(-1)!.content)).toMatchObject({ type: 'results.bundle.taken', body: { roundId: world.roundId } });
  });

  describe('altered, it names the first event that does not hold:', () => {
    it('a flipped byte', () => {
      const seq = seqOf('judging.sheet.locked');
      expect(firstOf(altered(({ chain }) => { chain[seq - 1]!.content = chain[seq - 1]!.content.replace('"type"', '"tyqe"'); }))).toEqual({ code: 'chain', state: 'fails', seq });
    });

    it('a mark edited in the chain, every later event linked anew', () => {
      const seq = seqOf('judging.sheet.locked');
      const forged = altered((copy) => {
        copy.chain[seq - 1]!.content = copy.chain[seq - 1]!.content.replace(/("marks":\{"[a-z_]+":)\d+/, '$11000');
        copy.chain = relink(copy.chain) as typeof copy.chain;
      });
      expect(firstOf(forged)).toMatchObject({ code: 'checkpoints', state: 'fails' });
    });

    it('the last ten events deleted: by the checkpoint, and by the printed head when the checkpoints are gone too', () => {
      const left = bundle.chain.length - 10;
      const cut = (copy: Loose): void => { copy.chain = copy.chain.slice(0, left); };
      expect(firstOf(altered(cut))).toEqual({ code: 'checkpoints', state: 'fails', seq: left + 1 });
      const bare = altered((copy) => { cut(copy); copy.checkpoints = []; });
      expect(firstOf(bare, { headCode: headCode(bundle.chain.at(-1)!) })).toEqual({ code: 'printed_head', state: 'fails', seq: left + 1 });
    });

    it('two events that changed places', () => {
      expect(firstOf(altered(({ chain }) => { [chain[2], chain[3]] = [chain[3]!, chain[2]!]; }))).toEqual({ code: 'chain', state: 'fails', seq: 3 });
    });

    it('a rule changed, its hash with it', () => {
      const forged = altered(({ rules }) => {
        for (const version of rules) {
          version.content = version.content.replace(/"minJudges":\d+/, '"minJudges":1');
          version.contentHash = hashOf(version.content);
        }
      });
      expect(firstOf(forged)).toEqual({ code: 'rules', state: 'fails', seq: seqOf('results.run.started') });
    });

    it('a result changed, its hash with it', () => {
      const forged = altered(({ runs }) => {
        runs[0]!.outputs = runs[0]!.outputs!.replace(/"score":(\d+)/, '"score":99990');
        runs[0]!.outputsHash = hashOf(runs[0]!.outputs);
      });
      expect(firstOf(forged)).toEqual({ code: 'runs', state: 'fails', seq: seqOf('results.run.sealed') });
    });

    it('one mark edited, among the sheets', () => {
      const [sheet] = bundle.sheets.filter(({ state }) => state === 'locked');
      const forged = altered(({ sheets }) => {
        const one = sheets.find(({ id }) => id === sheet!.id)!;
        one.marks = { ...one.marks, [Object.keys(one.marks!)[0]!]: 1_000 };
      });
      const locked = bundle.chain.findIndex(({ content }) => content.includes('"judging.sheet.locked"') && content.includes(sheet!.id)) + 1;
      expect(firstOf(forged)).toEqual({ code: 'sheets', state: 'fails', seq: locked });
    });

    it('a sheet left out', () => {
      expect(firstOf(altered((copy) => { copy.sheets = copy.sheets.slice(1); }))).toMatchObject({ code: 'sheets', state: 'fails' });
    });

    it('a winner exchanged, its hash with it', () => {
      const forged = altered(({ decisions }) => {
        decisions[0]!.content = decisions[0]!.content.replace(/"rank":1/, '"rank":2');
        decisions[0]!.contentHash = hashOf(decisions[0]!.content);
      });
      expect(firstOf(forged)).toEqual({ code: 'decisions', state: 'fails', seq: seqOf('results.decision.made') });
    });

    it('one signature instead of two', () => {
      expect(firstOf(altered(({ publications }) => { publications[0]!.signers = [publications[0]!.signers[0]!]; }))).toEqual({ code: 'publications', state: 'fails', seq: seqOf('results.list.published') });
    });

    it('a run, a decision or a publication kept back', () => {
      expect(firstOf(altered((copy) => { copy.runs = []; }))).toMatchObject({ code: 'runs', seq: seqOf('results.run.started') });
      expect(firstOf(altered((copy) => { copy.decisions = []; }))).toMatchObject({ code: 'decisions', seq: seqOf('results.decision.made') });
      expect(firstOf(altered((copy) => { copy.publications = []; }))).toMatchObject({ code: 'publications', seq: seqOf('results.list.published') });
    });

    it('a wrong signature, an unknown key, a key under another’s name, another’s key', () => {
      expect(firstOf(altered(({ checkpoints }) => { checkpoints[0]!.signature = checkpoints[0]!.signature.replace(/^../, (two) => (two === '00' ? '01' : '00')); }))).toMatchObject({ code: 'checkpoints', state: 'fails' });
      expect(firstOf(altered((copy) => { copy.keys = []; }))).toMatchObject({ code: 'checkpoints', state: 'fails' });
      const other = signingKeyAt(`/tmp/jiangong-bundle-key-${process.pid}.pem`);
      expect(firstOf(altered(({ keys }) => { keys[0]!.publicKey = other.publicKey; }))).toMatchObject({ code: 'checkpoints', state: 'fails' });
      const forged = altered((copy) => {
        const content = checkpointText(JSON.parse(copy.checkpoints[0]!.content));
        copy.checkpoints = [{ number: 1, content, signature: other.sign(content), keyId: other.keyId }];
        copy.keys = [{ keyId: other.keyId, publicKey: other.publicKey }];
      });
      expect(firstOf(forged, { keyId: bundle.keys[0]!.keyId })).toMatchObject({ code: 'checkpoints', state: 'fails' });
    });
  });

  it('of an engine or a format it does not know, the verifier says so and does not call it sound', () => {
    const linkedAnew = (copy: Loose): void => { copy.chain = relink(copy.chain) as typeof copy.chain; copy.checkpoints = []; };
    const strange = altered((copy) => {
      copy.runs[0]!.engine = 'fairness-exact/99';
      for (const event of copy.chain) event.content = event.content.replace(/fairness-exact\/\d+/, 'fairness-exact/99');
      linkedAnew(copy);
    });
    expect(firstOf(strange)).toEqual({ code: 'runs', state: 'unknown', seq: seqOf('results.run.sealed') });
    expect(firstOf(text.replace(BUNDLE_FORMAT, 'jiangong.bundle/9'))).toEqual({ code: 'format', state: 'unknown', seq: null });
    for (const nonsense of ['', '[]', 'null', '{"format":"jiangong.bundle/1"}', text.slice(0, 900)]) expect(verifyBundle(nonsense).first).toMatchObject({ code: 'format', state: 'fails' });
  });

  it('may be taken by auditors and city organisers, and by nobody else', async () => {
    const path = `/files/rounds/${world.roundId}/bundle.json`;
    const answer = await get(await signIn('city_organiser'), path);
    expect([answer.status, answer.headers.get('content-disposition')]).toEqual([200, expect.stringMatching(/"programme_\d+-2026-\S+\.bundle\.json"/)]);
    await answer.arrayBuffer();
    for (const role of ['district_organiser', 'judge', 'administrator'] as const) expect((await get(await signIn(role), path)).status).toBe(403);
    expect((await get(null, path)).status).toBe(401);
    expect((await get(await signIn('auditor'), `/files/rounds/${city.cityId}/bundle.json`)).status).toBe(404);
  });

  it('is not to be had before a run is sealed: marks are nobody’s business until then', async () => {
    const { roundId } = await aJudgedRound(product, city);
    const answer = await get(await signIn('auditor'), `/files/rounds/${roundId}/bundle.json`);
    expect([answer.status, await answer.json()]).toMatchObject([409, { errors: [{ extensions: { code: 'BUNDLE_NOT_YET' } }] }]);
  });

  it('the head sheet prints the code by which a chain is known; auditors, city organisers and administrators may have it', async () => {
    const sheet = await (await get(await signIn('auditor'), '/files/ledger/heads.txt')).text();
    const { heads } = JSON.parse(bundle.checkpoints.at(-1)!.content) as { heads: { chain: string; seq: number; hash: string }[] };
    const code = headCode(heads.find(({ chain }) => chain === `round:${world.roundId}`)!);
    expect(sheet).toContain(code);
    expect(sheet).toContain(bundle.keys[0]!.keyId);
    expect(verifyBundle(text, { headCode: code }).isSound).toBe(true);
    const page = await get(await signIn('administrator'), '/files/ledger/heads.html');
    expect([page.headers.get('content-type'), (await page.text()).includes(code)]).toEqual(['text/html; charset=utf-8', true]);
    expect(await (await get(await signIn('city_organiser'), '/files/ledger/checkpoints.json')).json()).toMatchObject({ checkpoints: [{ number: 1 }], keys: [{ keyId: bundle.keys[0]!.keyId }] });
    for (const role of ['district_organiser', 'judge'] as const) expect((await get(await signIn(role), '/files/ledger/heads.html')).status).toBe(403);
    expect((await get(await signIn('auditor'), '/files/ledger/heads.txt?number=99')).status).toBe(404);
  });

  it('keys and the newest checkpoint are published to everybody', async () => {
    expect(await (await get(null, '/.well-known/jiangong-keys.json')).json()).toEqual({ keys: bundle.keys.map((key) => ({ algorithm: 'Ed25519', ...key })) });
    expect(await (await get(null, '/.well-known/jiangong-checkpoint.json')).json()).toEqual(bundle.checkpoints.at(-1));
  });
});
