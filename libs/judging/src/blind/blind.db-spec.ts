import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { verifyDraw } from '@jiangong/fairness';
import { canonicalJson, NotAllowed, platformActor, sha256, type Actor } from '@jiangong/kernel';
import { EntriesModule, entriesEntities } from '@jiangong/entries';
import { anAcceptedEntry } from '@jiangong/entries/testing';
import { PeopleModule, peopleEntities } from '@jiangong/people';
import { aCity, aMember, anAccount, anActorOf, type City } from '@jiangong/people/testing';
import { GraphEdge } from '@jiangong/platform';
import { AdvanceRound, ProgrammeModule, programmeEntities, RoundNotInPhase } from '@jiangong/programme';
import { putInPhase, someRules } from '@jiangong/programme/testing';
import { anActor, TestProduct } from '@jiangong/testing';
import { getNamedType, isNonNullType, isObjectType, isUnionType, type GraphQLObjectType, type GraphQLOutputType } from 'graphql';
import { AssignByHand } from '../assignments/public';
import { JudgingModule, judgingEntities } from '../judging.module';
import { ReadSealedMarks } from '../progress/public';
import { SubmitSheet } from '../sheets/public';
import { SheetsReader } from '../sheets/sheets.reader';
import { aRoundInJudging, someMarks, type JudgedWorld } from '../testing';
import { AlreadyDecoded, CodesNotOpened, DecodingNotRequested, RoundNotBlind, SecondKeyHolderNeeded } from './blind.refusals';
import { BlindsReader } from './blinds.reader';
import { ConfirmDecoding, RequestDecoding } from './public';

jest.setTimeout(90_000);

const PERSON = '金丝雀甲乙';
const UNIT = '金丝雀钢铁集团';
const CANARIES = /金丝雀/;

describe('blind rounds', () => {
  let product: TestProduct;
  let city: City;
  let first: Actor;
  let second: Actor;
  let world: JudgedWorld;

  const rules = someRules({
    judging: { isBlind: true, judgesPerEntry: 3, minJudges: 3, spread: { limit: 10_000, then: 'discussion' } }, computing: { method: { kind: 'mean' } },
    form: { fields: [
      { code: 'deeds', label: '主要事迹', kind: 'long_text', required: true, maxLength: 2_000, choices: [], help: '' },
      { code: 'crew', label: '所在班组', kind: 'text', required: false, maxLength: 200, choices: [], help: '', isIdentifying: true },
    ] },
  });

  beforeAll(async () => {
    product = await TestProduct.start({
      modules: [PeopleModule, ProgrammeModule, EntriesModule, JudgingModule],
      entities: [...peopleEntities, ...programmeEntities, ...entriesEntities, ...judgingEntities],
    });
    city = await aCity(product);
    first = await anActorOf(product, await anAccount(product, { name: '持钥人甲', roles: { city_organiser: city.cityId } }));
    second = await anActorOf(product, await anAccount(product, { name: '持钥人乙', roles: { city_organiser: city.cityId } }));
    world = await aBlindWorld();
  });
  afterAll(() => product?.stop());

  /** Entries whose person, number, unit, title and answers all carry canaries. */
  async function aBlindWorld(entries = 4): Promise<JudgedWorld> {
    const blind = await aRoundInJudging(product, city, { judges: 4, entries, rules });
    await product.reader.rows(`update organization set name = $1 where id = $2`, [UNIT, city.enterprises[0]]);
    await product.reader.rows(`update member m set name = $1 || e.code, member_no = '金丝雀号' || substr(m.id::text, 25) from entry e where e.member_id = m.id and e.round_id = $2`, [PERSON, blind.roundId]);
    await product.reader.rows(`update entry set title = $1 || code where round_id = $2`, [PERSON, blind.roundId]);
    await product.reader.rows(
      `update entry_version v set content = jsonb_build_object('deeds', m.name || '（' || m.member_no || '）在' || o.name || '坚守岗位', 'crew', '金丝雀班组')
         from entry e join member m on m.id = e.member_id join organization o on o.id = e.organization_id where v.entry_id = e.id and e.round_id = $1`, [blind.roundId]);
    return blind;
  }
  const sheetsOf = (of: JudgedWorld, judge: Actor) => product.reader.rows<{ id: string; entry_id: string }>(`select id, entry_id from score_sheet where round_id = $1 and judge_id = $2 order by id`, [of.roundId, judge.accountId]);
  const ledger = (roundId: string, type: string) => product.reader.rows<{ content: string }>(`select content from ledger_event where chain = $1 and type = $2 order by seq`, [`round:${roundId}`, type]).then((rows) => rows.map((row) => (JSON.parse(row.content) as { body: Record<string, unknown> }).body));
  const lockAll = async (of: JudgedWorld) => {
    for (const { actor } of of.judges) for (const { id } of await sheetsOf(of, actor)) await product.get(SubmitSheet).execute(actor, { sheetId: id, marks: someMarks(of, 80_000) });
  };
  const blindness = (actor: Actor, roundId: string) => product.get(BlindsReader).ofRound(actor, roundId);

  describe('the judge', () => {
    it('knows an entry by its drawn number: no name, no unit, no identifying answer, and names in texts masked', async () => {
      const { actor } = world.judges[0]!;
      const [queue] = (await product.get(SheetsReader).queues(actor)).filter((one) => one.roundId === world.roundId);
      expect(queue!.isBlind).toBe(true);
      expect(queue!.items.map((item) => item.title)).toEqual(queue!.items.map((item) => item.entryCode));
      for (const { id, entry_id } of await sheetsOf(world, actor)) {
        const [code] = await product.reader.rows<{ number: number }>(`select number from blind_code where entry_id = $1`, [entry_id]);
        const sheet = await product.get(SheetsReader).one(actor, id);
        const label = String(code!.number).padStart(3, '0');
        expect(sheet.entry).toMatchObject({ code: label, title: label, organizationName: null, isBlind: true });
        expect(sheet.entry!.fields).toEqual([{ label: '主要事迹', kind: 'long_text', value: expect.stringMatching(/^＊＊（＊＊）在.*坚守岗位$/) }]);
      }
    });

    it('meets no canary in any query of the schema, in no answer of a mutation, in no refusal', async () => {
      const { actor } = world.judges[1]!;
      const own = await sheetsOf(world, actor);
      const [entry] = await product.reader.rows<{ id: string; member_id: string; organization_id: string }>(`select id, member_id, organization_id from entry where id = $1`, [own[0]!.entry_id]);
      const ids = [own[0]!.id, entry!.id, entry!.member_id, world.roundId, actor.accountId!];
      const answers: { query: string; answer: string }[] = [];
      const tell = async (query: string, variables: Record<string, unknown> = {}) => {
        const answer = await product.ask(actor, query, variables);
        answers.push({ query, answer: JSON.stringify({ data: answer.data, errors: answer.errors?.map((error) => [error.message, error.originalError]) }) });
        return answer;
      };
      const schema = product.get(GraphEdge).schema!;
      const asked = new Set<string>();
      for (const field of Object.values(schema.getQueryType()!.getFields())) {
        const needed = field.args.filter((arg) => isNonNullType(arg.type) && arg.defaultValue === undefined);
        if (needed.some((arg) => !['ID', 'String'].includes(getNamedType(arg.type).name))) continue;
        // the tree of organizations is public; what must not be told is which of them stands behind an entry
        if (/^organization/i.test(field.name)) continue;
        for (const id of needed.length > 0 ? ids : [null]) {
          const given = needed.map((arg) => `${arg.name}: "${arg.name === 'roundId' ? world.roundId : id}"`).join(', ');
          await tell(`{ ${field.name}${given ? `(${given})` : ''} ${selection(field.type)} }`);
          asked.add(field.name);
        }
      }
      expect([...asked]).toEqual(expect.arrayContaining(['myJudging', 'sheet', 'entry', 'entries', 'panel', 'spreadAlarms', 'round', 'myPractice', 'myEntries', 'jobs']));
      const whole = selection(schema.getType('Sheet') as GraphQLObjectType);
      const sheet = (mutation: string, type: string, input: object) => tell(`mutation ($input: ${type}!) { ${mutation}(input: $input) { ... on Sheet ${whole} ... on Refusal { code message facts } } }`, { input });
      await sheet('saveMark', 'SaveMarkInput', { sheetId: own[0]!.id, criterion: 'skill', value: 80_000, revision: 0 });
      await sheet('saveMark', 'SaveMarkInput', { sheetId: own[0]!.id, criterion: 'skill', value: 70_000, revision: 0 });
      await sheet('saveSheet', 'SaveSheetInput', { sheetId: own[0]!.id, marks: { skill: 200_000 } });
      await sheet('saveComment', 'SaveCommentInput', { sheetId: own[0]!.id, comment: '好' });
      await sheet('abstainSheet', 'AbstainSheetInput', { sheetId: own[0]!.id, reasonCode: 'cannot_open' });
      await sheet('recuseSheet', 'RecuseSheetInput', { sheetId: own[1]!.id, reasonCode: 'kin' });
      await tell(`mutation ($id: ID!) { lockSheet(id: $id) { ... on Sheet ${whole} ... on Refusal { code message facts } } }`, { id: own[2]!.id });
      expect(answers.filter((one) => one.answer.includes('"code":"SHEET_MOVED_ON"'))).toHaveLength(1);
      expect(answers.some((one) => one.answer.includes('"isBlind":true'))).toBe(true);
      expect(answers.filter((one) => CANARIES.test(one.answer))).toEqual([]);
    });

    it('nor is one in the payload of a job or in the ledger of the round', async () => {
      const jobs = await product.reader.rows<{ text: string }>(`select payload::text as text from job`);
      const events = await product.reader.rows<{ text: string }>(`select content as text from ledger_event where chain = $1`, [`round:${world.roundId}`]);
      expect(events.length).toBeGreaterThan(3);
      expect([...jobs, ...events].filter((row) => CANARIES.test(row.text))).toEqual([]);
    });

    it('sees the names again in no phase; the walk finds them in a round that is not blind', async () => {
      const open = await aRoundInJudging(product, city, { judges: 3, entries: 1, rules: someRules({ judging: { judgesPerEntry: 3, minJudges: 3 }, computing: { method: { kind: 'mean' } } }) });
      await product.reader.rows(`update entry set title = $1 where round_id = $2`, [PERSON, open.roundId]);
      const shown = await product.ask(open.judges[0]!.actor, `{ myJudging ${selection(product.get(GraphEdge).schema!.getQueryType()!.getFields().myJudging!.type)} }`);
      expect(JSON.stringify(shown.data)).toMatch(CANARIES);
    });
  });

  describe('code numbers', () => {
    it('are drawn once for all entries from a secret committed to before, and anybody can repeat the drawing once it is revealed', async () => {
      const of = await aBlindWorld(5);
      const rows = await product.reader.rows<{ entry_id: string; number: number }>(`select entry_id, number from blind_code where round_id = $1 order by number`, [of.roundId]);
      expect(rows.map((row) => row.number)).toEqual([1, 2, 3, 4, 5]);
      const [committed] = await ledger(of.roundId, 'judging.codes.committed');
      const [drawn] = await ledger(of.roundId, 'judging.codes.drawn');
      expect(drawn).toMatchObject({ draw: 1, count: 5, entriesHash: sha256(canonicalJson([...of.entryIds].sort())) });
      await lockAll(of);
      await product.get(AdvanceRound).execute(first, { roundId: of.roundId, toPhase: 'computing' });
      await product.get(RequestDecoding).execute(first, { roundId: of.roundId, reason: '评审结束' });
      await product.get(ConfirmDecoding).execute(second, { roundId: of.roundId });
      const { secret } = await blindness(first, of.roundId);
      const seedParts = [secret!, of.roundId, '1', String(drawn!.entriesHash)];
      expect(verifyDraw({ commitment: String(committed!.commitment), seedParts, order: rows.map((row) => row.entry_id) })).toMatchObject({ holds: true });
    });

    it('of entries that come later are drawn among themselves and follow', async () => {
      const of = await aBlindWorld(2);
      const memberId = await aMember(product, { organizationId: city.enterprises[1]! });
      const late = await anAcceptedEntry(product, { roundId: of.roundId, categoryId: of.categories[0]!.id, memberId });
      await product.get(AssignByHand).execute(first, { roundId: of.roundId, entryId: late, judgeId: of.judges[0]!.accountId, reason: '补报' });
      expect(await product.reader.rows(`select number, draw from blind_code where entry_id = $1`, [late])).toEqual([{ number: 3, draw: 2 }]);
    });

    it('are not drawn where names are open', async () => {
      const open = await aRoundInJudging(product, city, { judges: 5, entries: 1 });
      expect(await product.reader.rows(`select 1 from blind_code where round_id = $1`, [open.roundId])).toEqual([]);
      await putInPhase(product.uow, open.roundId, 'computing');
      await expect(product.get(RequestDecoding).execute(first, { roundId: open.roundId, reason: '看看' })).rejects.toBeInstanceOf(RoundNotBlind);
    });
  });

  describe('the decoding', () => {
    it('is an act of two persons after judging, in the ledger; before it numbers and names meet for nobody', async () => {
      const of = await aBlindWorld();
      await expect(product.get(RequestDecoding).execute(first, { roundId: of.roundId, reason: '提前看' })).rejects.toBeInstanceOf(RoundNotInPhase);
      await lockAll(of);
      await product.get(AdvanceRound).execute(first, { roundId: of.roundId, toPhase: 'computing' });
      await expect(product.get(ConfirmDecoding).execute(second, { roundId: of.roundId })).rejects.toBeInstanceOf(DecodingNotRequested);
      await expect(product.get(AdvanceRound).execute(first, { roundId: of.roundId, toPhase: 'deciding', reason: '直接评定', overrides: ['CODES_NOT_OPENED'] })).rejects.toBeInstanceOf(CodesNotOpened);
      expect((await product.get(ReadSealedMarks).execute(first, { roundId: of.roundId })).map((sheet) => sheet.entryCode)).toEqual(['001', '001', '001', '002', '002', '002', '003', '003', '003', '004', '004', '004']);
      await product.get(RequestDecoding).execute(first, { roundId: of.roundId, reason: '评审结束' });
      await product.get(RequestDecoding).execute(second, { roundId: of.roundId, reason: '再申请一次' });
      expect(await blindness(first, of.roundId)).toMatchObject({ codes: [], secret: null, coded: 4, decoding: { requestedByName: '持钥人甲', confirmedAt: null }, abilities: { canRequestDecoding: false, canConfirmDecoding: false } });
      expect((await blindness(second, of.roundId)).abilities.canConfirmDecoding).toBe(true);
      await expect(product.get(ConfirmDecoding).execute(first, { roundId: of.roundId })).rejects.toBeInstanceOf(SecondKeyHolderNeeded);
      const confirm = `mutation ($id: ID!) { confirmDecoding(roundId: $id) { ... on Blindness { codes { code title } decoding { confirmedByName } } ... on Refusal { code } } }`;
      const opened = await product.ask(second, confirm, { id: of.roundId });
      expect(opened).toMatchObject({ data: { confirmDecoding: { decoding: { confirmedByName: '持钥人乙' }, codes: [{ code: '001' }, { code: '002' }, { code: '003' }, { code: '004' }] } } });
      expect(JSON.stringify(opened.data)).toMatch(CANARIES);
      await expect(product.get(ConfirmDecoding).execute(second, { roundId: of.roundId })).rejects.toBeInstanceOf(AlreadyDecoded);
      expect(await ledger(of.roundId, 'judging.decoding.requested')).toHaveLength(1);
      expect(await ledger(of.roundId, 'judging.decoding.confirmed')).toMatchObject([{ requestedBy: first.accountId, confirmedBy: second.accountId }]);
      expect((await product.get(AdvanceRound).execute(first, { roundId: of.roundId, toPhase: 'deciding' })).phase).toBe('deciding');
    });

    it('lapses with the office of whoever asked, so that nobody opens it with a key that was taken away', async () => {
      const of = await aBlindWorld(1);
      await lockAll(of);
      await product.get(AdvanceRound).execute(first, { roundId: of.roundId, toPhase: 'computing' });
      const third = await anActorOf(product, await anAccount(product, { name: '持钥人丙', roles: { city_organiser: city.cityId } }));
      await product.get(RequestDecoding).execute(third, { roundId: of.roundId, reason: '评审结束' });
      await product.reader.rows(`update role_grant set to_at = from_at where account_id = $1`, [third.accountId]);
      expect((await blindness(second, of.roundId)).abilities).toEqual({ canRequestDecoding: true, canConfirmDecoding: false });
      await expect(product.get(ConfirmDecoding).execute(second, { roundId: of.roundId })).rejects.toBeInstanceOf(DecodingNotRequested);
      await product.get(RequestDecoding).execute(second, { roundId: of.roundId, reason: '重新申请' });
      await expect(product.get(ConfirmDecoding).execute(second, { roundId: of.roundId })).rejects.toBeInstanceOf(SecondKeyHolderNeeded);
      await product.get(ConfirmDecoding).execute(first, { roundId: of.roundId });
      expect(await ledger(of.roundId, 'judging.decoding.confirmed')).toMatchObject([{ requestedBy: second.accountId, confirmedBy: first.accountId }]);
    });

    it('is for the city’s organisers; auditors look on, and for everybody else the round has no blindness to tell of', async () => {
      await expect(product.get(RequestDecoding).execute(anActor({ auditor: city.cityId }), { roundId: world.roundId, reason: '看' })).rejects.toBeInstanceOf(NotAllowed);
      await expect(product.get(ConfirmDecoding).execute(world.judges[0]!.actor, { roundId: world.roundId })).rejects.toBeInstanceOf(NotAllowed);
      const ask = (actor: Actor) => product.ask(actor, `query ($id: ID!) { round(id: $id) { blindness { isBlind coded codes { title } } } }`, { id: world.roundId });
      expect((await ask(anActor({ auditor: city.cityId }))).data).toMatchObject({ round: { blindness: { isBlind: true, coded: 4, codes: [] } } });
      for (const actor of [world.judges[0]!.actor, anActor({ district_organiser: city.districtA })]) expect((await ask(actor)).data).toEqual({ round: { blindness: null } });
    });
  });

  it('tell organisers of a spread and of missing sheets by number until the decoding', async () => {
    const of = await aBlindWorld(1);
    const sheets = await product.reader.rows<{ id: string; judge_id: string }>(`select id, judge_id from score_sheet where round_id = $1 order by id`, [of.roundId]);
    for (const [at, sheet] of sheets.slice(0, 2).entries()) await product.get(SubmitSheet).execute(platformActor, { sheetId: sheet.id, marks: someMarks(of, at === 0 ? 60_000 : 90_000) });
    const asked = await product.ask(first, `query ($id: ID!) { spreadAlarms(roundId: $id) { entryCode title spread } round(id: $id) { judgingProgress { unjudged { code title } alarms { entryCode } } closingOutlook { openSheets unscored waitingAlarms entries { code } } } }`, { id: of.roundId });
    expect(asked.data).toMatchObject({
      spreadAlarms: [{ entryCode: '001', title: '001', spread: 30_000 }],
      round: { judgingProgress: { unjudged: [{ code: '001', title: '001' }], alarms: [{ entryCode: '001' }] }, closingOutlook: { openSheets: 1, unscored: 1, waitingAlarms: 1, entries: [{ code: '001' }] } },
    });
    const refused = await product.ask(first, `mutation ($input: AdvanceRoundInput!) { advanceRound(input: $input) { ... on Refusal { code message facts } } }`, { input: { roundId: of.roundId, toPhase: 'computing' } });
    expect(JSON.stringify(refused.data)).toContain('SHEETS_MISSING');
    expect(JSON.stringify([asked.data, refused.data])).not.toMatch(CANARIES);
  });
});

/** Every field that can be asked without arguments, four levels deep. */
function selection(type: GraphQLOutputType, depth = 4): string {
  const named = getNamedType(type);
  if (isUnionType(named)) return `{ ${named.getTypes().map((one) => `... on ${one.name} ${selection(one, depth)}`).join(' ')} }`;
  if (!isObjectType(named)) return '';
  const fields = Object.values(named.getFields()).filter((field) => field.args.every((arg) => !isNonNullType(arg.type) || arg.defaultValue !== undefined));
  const chosen = fields.flatMap((field) => {
    const inner = getNamedType(field.type);
    if (!isObjectType(inner) && !isUnionType(inner)) return [field.name];
    return depth > 1 ? [`${field.name} ${selection(field.type, depth - 1)}`] : [];
  });
  return `{ ${['__typename', ...chosen].join(' ')} }`;
}
