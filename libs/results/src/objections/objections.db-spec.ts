import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EntriesModule, entriesEntities } from '@jiangong/entries';
import { JudgingModule, judgingEntities } from '@jiangong/judging';
import { NotAllowed, NotFound, platformActor, shanghai, visitor, type Actor } from '@jiangong/kernel';
import { PeopleModule, peopleEntities, SignIn } from '@jiangong/people';
import { aCity, aMember, anAccount, anActorOf, TEST_PASSWORD, type City } from '@jiangong/people/testing';
import { ProgrammeModule, programmeEntities } from '@jiangong/programme';
import { someRules } from '@jiangong/programme/testing';
import { anActor, TestProduct } from '@jiangong/testing';
import { pino } from 'pino';
import { ResultsModule, resultsEntities, resultsInvariants } from '../index';
import { CancelRedecision, DecideRound } from '../selection/public';
import { aScoredRound, rescoreNow, signAsSeen, twoOfficers } from '../testing';
import { ApplyRedecision } from '../publications/public';
import { OBJECTION_LIMITS } from './objection-limits';
import { ConfirmObjectionDecision, OpenObjection, ProposeObjectionDecision, RaiseObjection, SendBackObjection } from './public';

const OPENED = shanghai(2026, 5, 11, 9);
const SECRET = '金丝雀七二零四一号证词：焊接专利并非本人所有';

interface World { readonly roundId: string; readonly noticeId: string; readonly entryIds: readonly string[] }
interface Receipt { readonly number: string; readonly key: string; readonly dueOn: string; readonly isQueued: boolean; readonly code?: string }
interface Row { readonly id: string; readonly number: string; readonly state: string }

describe('objections', () => {
  let product: TestProduct;
  let city: City;
  let folder: string;
  let base: string;
  const log: string[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'objections-'));
    product = await TestProduct.start({
      modules: [PeopleModule, ProgrammeModule, EntriesModule, JudgingModule, ResultsModule],
      entities: [...peopleEntities, ...programmeEntities, ...entriesEntities, ...judgingEntities, ...resultsEntities],
      settings: { JIANGONG_DATA: folder },
      logger: pino({ level: 'debug' }, new Writable({ write: (line: Buffer, _encoding, done) => { log.push(line.toString()); done(); } })),
    });
    city = await aCity(product);
    base = await product.listen();
  });
  afterAll(async () => {
    await product?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function aNotice(): Promise<World> {
    product.clock.set(OPENED);
    const { roundId, runId } = await aScoredRound(product, city, { rules: someRules({ notice: { workingDays: 5 } }), entries: 4 });
    await product.get(DecideRound).execute(platformActor, { roundId, runId });
    const [notice] = await product.reader.rows<{ id: string }>('select id from notice where round_id = $1', [roundId]);
    const entries = await product.reader.rows<{ id: string }>(`select p.entry_id as id from decision d join decision_place p on p.decision_id = d.id where d.round_id = $1 order by p.rank, p.entry_id`, [roundId]);
    return { roundId, noticeId: notice!.id, entryIds: entries.map(({ id }) => id) };
  }
  const officer = async (role: 'discipline' | 'city_organiser', name = '办案人') => anActorOf(product, await anAccount(product, { name, roles: { [role]: city.cityId } }));
  const RAISE = 'mutation R($input: RaiseObjectionInput!) { raiseObjection(input: $input) { ... on ObjectionReceipt { number key dueOn isQueued } ... on Refusal { code } } }';
  let phone = 0;
  async function raise(world: World, more: Record<string, unknown> = {}, actor: Actor = visitor): Promise<Receipt> {
    const input = { noticeId: world.noticeId, entryId: world.entryIds[0], ground: 'false_deeds', text: SECRET, name: '举发人陈', contact: `0236789${String(++phone).padStart(4, '0')}`, organizationId: null, ...more };
    const { data, errors } = await product.ask(actor, RAISE, { input });
    if (errors) throw errors[0]!.originalError ?? errors[0]!;
    return (data as unknown as { raiseObjection: Receipt }).raiseObjection;
  }
  /** As the address of a network of its own, past the limits of the others. */
  const raisedFrom = (world: World, address: string, more: { readonly contact: string }) =>
    product.get(RaiseObjection).execute(visitor, { noticeId: world.noticeId, entryId: null, ground: 'other', text: SECRET, name: '举发人陈', organizationId: null, ...more }, address);
  const idOf = async (number: string): Promise<string> => (await product.reader.first<{ id: string }>('select id from objection where number = $1', [number]))!.id;
  const status = async (number: string, key: string) =>
    (await product.ask(visitor, 'query S($n: String!, $k: String!) { objectionStatus(number: $n, key: $k) { state finding canWithdraw steps { kind byName text } files { name size } } }', { n: number, k: key }));
  const decide = async (ids: readonly string[], outcome: 'upheld' | 'dismissed', more: Record<string, unknown> = {}): Promise<void> => {
    await product.get(ProposeObjectionDecision).execute(await officer('discipline'), { objectionIds: ids, outcome, effect: 'none', entryId: null, judgeId: null, finding: '经查阅材料，证据不足', ...more } as never);
    await product.get(ConfirmObjectionDecision).execute(await officer('city_organiser', '复核人'), ids);
  };

  it('a person without an account objects under a real name, gets number and key, and follows it to its decision', async () => {
    const world = await aNotice();
    const { number, key, dueOn } = await raise(world);
    expect([number, dueOn]).toEqual([expect.stringMatching(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/), '2026-05-18']);
    expect((await status(number.toLowerCase(), key)).data).toMatchObject({ objectionStatus: { state: 'received', finding: null, canWithdraw: true } });
    const id = await idOf(number);
    await product.get(OpenObjection).execute(await officer('discipline'), id);
    expect((await status(number, key)).data).toMatchObject({ objectionStatus: { state: 'in_hand' } });
    await product.get(ProposeObjectionDecision).execute(await officer('discipline'), { objectionIds: [id], outcome: 'dismissed', effect: 'none', entryId: null, judgeId: null, finding: '经查阅材料，证据不足' });
    expect((await status(number, key)).data).toMatchObject({ objectionStatus: { state: 'proposed', finding: null } });
    await product.get(ConfirmObjectionDecision).execute(await officer('city_organiser'), [id]);
    const { data } = await status(number, key);
    expect(data).toMatchObject({ objectionStatus: { state: 'dismissed', finding: '经查阅材料，证据不足', canWithdraw: false } });
    expect(JSON.stringify(data)).not.toContain('办案人');
    for (const [wrongNumber, wrongKey] of [[number, 'x'], ['0000-0000', key]] as const) expect((await status(wrongNumber, wrongKey)).errors![0]!.originalError).toBeInstanceOf(NotFound);
  });

  it('nobody objects without a name, to an entry that is not shown, in a few letters, or under a stamp that is not theirs', async () => {
    const world = await aNotice();
    expect(await raise(world, { name: '匿名' })).toMatchObject({ code: 'REAL_NAME_NEEDED' });
    expect(await raise(world, { contact: '' })).toMatchObject({ code: 'REAL_NAME_NEEDED' });
    expect(await raise(world, { entryId: '00000000-0000-7000-8000-000000000000' })).toMatchObject({ code: 'NOT_ON_THE_NOTICE' });
    expect(await raise(world, { text: '不服' })).toMatchObject({ code: 'OBJECTION_EMPTY' });
    expect(await raise(world, { organizationId: city.enterprises[0] }, anActor({ unit_cadre: city.enterprises[1] }))).toMatchObject({ code: 'NOT_YOUR_STAMP' });
    expect(await raise(world, { organizationId: city.enterprises[0] }, anActor({ unit_cadre: city.enterprises[0] }))).toMatchObject({ number: expect.any(String) });
  });

  it('is taken to the last second of the notice and not after it', async () => {
    const world = await aNotice();
    product.clock.set(shanghai(2026, 5, 18, 23, 59, 59));
    expect(await raise(world)).toMatchObject({ number: expect.any(String) });
    product.clock.set(shanghai(2026, 5, 19));
    expect(await raise(world)).toMatchObject({ code: 'NOTICE_TAKES_NO_OBJECTIONS' });
  });

  it('one open objection for each person and entry: a second is told so, one against another entry is taken, and after the decision there may be another', async () => {
    const world = await aNotice();
    const memberId = await aMember(product, { organizationId: city.enterprises[0] });
    const member = anActor({ member: city.enterprises[0] }, { memberId, name: '实名职工' });
    const { number } = await raise(world, {}, member);
    expect(await raise(world, {}, anActor({ member: city.enterprises[0] }, { memberId }))).toMatchObject({ code: 'OBJECTION_ALREADY_OPEN' });
    expect(await raise(world, { entryId: world.entryIds[1] }, member)).toMatchObject({ isQueued: false });
    await decide([await idOf(number)], 'dismissed');
    expect(await raise(world, {}, member)).toMatchObject({ isQueued: false });
  });

  it('two that are the same at the same moment: one is taken, the other is told', async () => {
    const world = await aNotice();
    const same = { contact: '13900000001', name: '同一人' };
    const answers = await Promise.all([raise(world, same), raise(world, same), raise(world, same)]);
    expect(answers.map(({ code }) => code ?? 'taken').sort()).toEqual(['OBJECTION_ALREADY_OPEN', 'OBJECTION_ALREADY_OPEN', 'taken']);
  });

  it('a flood from one network is taken too, with a number each, and waits behind the others', async () => {
    const world = await aNotice();
    const flood = [];
    for (let at = 0; at < OBJECTION_LIMITS.unhurried + 3; at++) flood.push(await raisedFrom(world, '203.0.113.9', { contact: `1381234${1000 + at}` }));
    expect(flood.map(({ isQueued }) => isQueued)).toEqual([...Array<boolean>(OBJECTION_LIMITS.unhurried).fill(false), true, true, true]);
    expect(await raisedFrom(world, '198.51.100.7', { contact: '13812349999' })).toMatchObject({ isQueued: false });
    const desk = await officer('discipline');
    const listed = async (list: string) => ((await product.ask(desk, 'query L($list: String!) { objections(list: $list, first: 50) { totalCount nodes { id number isQueued } } }', { list })).data as unknown as { objections: { totalCount: number; nodes: Row[] } }).objections;
    expect((await listed('queued')).nodes.map(({ number }) => number)).toEqual(expect.arrayContaining(flood.slice(OBJECTION_LIMITS.unhurried).map(({ number }) => number)));
    // decided together, as one unfounded flood
    await decide(await Promise.all(flood.map(({ number }) => idOf(number))), 'dismissed');
    expect((await product.reader.first<{ open: number }>(`select count(*)::int as open from objection where notice_id = $1 and state = 'received'`, [world.noticeId]))!.open).toBe(1);
  });

  it('what is written is in no table, no job, no event, no log and no file as it was written', async () => {
    const world = await aNotice();
    const { number, key } = await raise(world, { contact: '13876543210' });
    await fetch(`${base}/files/objections/${number}/files`, { method: 'POST', headers: { 'x-objection-key': key, 'x-file-name': encodeURIComponent('金丝雀照片.pdf') }, body: Buffer.from(`%PDF-1.7 ${SECRET}`) });
    await decide([await idOf(number)], 'dismissed', { finding: '金丝雀结论：该项不予支持' });
    await product.drain();
    const tables = await product.reader.rows<{ name: string }>(`select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`);
    const hexed = (text: string): string => Buffer.from(text, 'utf8').toString('hex');
    for (const { name } of tables) {
      // bytea prints as hex, so both spellings are looked for
      for (const word of ['金丝雀', '举发人陈', '13876543210']) {
        const found = await product.reader.rows<{ row: string }>(`select t::text as row from ${name} t where t::text like '%' || $1 || '%' or t::text like '%' || $2 || '%'`, [word, hexed(word)]);
        expect([name, word, found]).toEqual([name, word, []]);
      }
    }
    for (const word of ['金丝雀', '举发人陈', '13876543210', key]) expect(log.filter((line) => line.includes(word))).toEqual([]);
    for (const file of filesBelow(join(folder, 'files'))) expect(readFileSync(file).includes(Buffer.from('金丝雀'))).toBe(false);
    expect(filesBelow(join(folder, 'files', 'objections')).length).toBeGreaterThan(0);
  });

  it('who reads one: the discipline group, each time written down; no organiser, auditor, administrator, district or unit', async () => {
    const world = await aNotice();
    const id = await idOf((await raise(world)).number);
    const desk = await officer('discipline');
    const opened = (await product.ask(desk, 'mutation O($id: ID!) { openObjection(id: $id) { ... on ObjectionCase { kind name contact ground text entryName judges { id name } objection { state } } } }', { id })).data as unknown as { openObjection: { text: string; judges: unknown[] } };
    expect(opened.openObjection).toMatchObject({ kind: 'person', name: '举发人陈', text: SECRET, objection: { state: 'in_hand' } });
    expect(opened.openObjection.judges).toHaveLength(5);
    await product.get(OpenObjection).execute(desk, id);
    const reads = await product.reader.rows<{ actor: string }>(`select actor_id as actor from ledger_event where chain = $1 and type = 'results.objection.read'`, [`round:${world.roundId}`]);
    expect(reads).toEqual([{ actor: desk.accountId }, { actor: desk.accountId }]);
    for (const role of ['city_organiser', 'auditor', 'administrator', 'district_organiser', 'unit_cadre', 'judge', 'member'] as const) {
      const other = anActor({ [role]: city.cityId });
      await expect(product.get(OpenObjection).execute(other, id)).rejects.toBeInstanceOf(NotAllowed);
      expect((await product.ask(other, '{ objections(list: "waiting", first: 5) { nodes { id } } }')).errors![0]!.originalError).toBeInstanceOf(NotAllowed);
    }
    // nobody learns from the ledger who raised it
    const received = await product.reader.first<{ actor: string | null; content: string }>(`select actor_id as actor, content from ledger_event where chain = $1 and type = 'results.objection.received'`, [`round:${world.roundId}`]);
    expect(received!.actor).toBeNull();
    for (const secret of [world.entryIds[0]!, '举发人陈']) expect(received!.content).not.toContain(secret);
  });

  it('two persons decide, one of the discipline group: who may propose and confirm, and who may not', async () => {
    const world = await aNotice();
    const id = await idOf((await raise(world)).number);
    const desk = await officer('discipline', '甲');
    const proposal = { objectionIds: [id], outcome: 'dismissed' as const, effect: 'none' as const, entryId: null, judgeId: null, finding: '经查阅材料，所述不实' };
    await expect(product.get(ProposeObjectionDecision).execute(await officer('city_organiser'), proposal)).rejects.toBeInstanceOf(NotAllowed);
    await expect(product.get(ConfirmObjectionDecision).execute(await officer('city_organiser'), [id])).rejects.toMatchObject({ code: 'OBJECTION_NOT_PROPOSED' });
    await product.get(ProposeObjectionDecision).execute(desk, proposal);
    await expect(product.get(ConfirmObjectionDecision).execute(desk, [id])).rejects.toMatchObject({ code: 'SECOND_OBJECTION_OFFICER_NEEDED' });
    for (const role of ['auditor', 'administrator', 'district_organiser'] as const) await expect(product.get(ConfirmObjectionDecision).execute(anActor({ [role]: city.cityId }), [id])).rejects.toBeInstanceOf(NotAllowed);
    const second = await officer('city_organiser', '乙');
    const seen = (await product.ask(second, '{ objectionsToConfirm { number outcome finding proposedBy abilities { canConfirm canPropose } } }')).data as unknown as { objectionsToConfirm: unknown[] };
    expect(seen.objectionsToConfirm).toContainEqual(expect.objectContaining({ outcome: 'dismissed', finding: '经查阅材料，所述不实', proposedBy: '甲', abilities: { canConfirm: true, canPropose: false } }));
    expect(JSON.stringify(seen)).not.toContain('金丝雀');
    await product.get(SendBackObjection).execute(second, id, '请补充询问笔录');
    await expect(product.get(ConfirmObjectionDecision).execute(second, [id])).rejects.toMatchObject({ code: 'OBJECTION_NOT_PROPOSED' });
    await product.get(ProposeObjectionDecision).execute(desk, proposal);
    const both = await Promise.allSettled([product.get(ConfirmObjectionDecision).execute(second, [id]), product.get(ConfirmObjectionDecision).execute(await officer('discipline', '丙'), [id])]);
    expect(both.map(({ status: outcome }) => outcome).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('whoever raised it or stands behind the entry does not confirm its decision', async () => {
    const world = await aNotice();
    const sender = await officer('city_organiser');
    const mine = await idOf((await raise(world, {}, sender)).number);
    const desk = await officer('discipline');
    const proposal = { outcome: 'dismissed' as const, effect: 'none' as const, entryId: null, judgeId: null, finding: '经查阅材料，所述不实' };
    await product.get(ProposeObjectionDecision).execute(desk, { objectionIds: [mine], ...proposal });
    await expect(product.get(ConfirmObjectionDecision).execute(sender, [mine])).rejects.toMatchObject({ code: 'CONFIRMER_CONCERNED' });
    const [entry] = await product.reader.rows<{ memberId: string }>('select member_id as "memberId" from entry where id = $1', [world.entryIds[0]]);
    await expect(product.get(ConfirmObjectionDecision).execute({ ...(await officer('city_organiser')), memberId: entry!.memberId }, [mine])).rejects.toMatchObject({ code: 'CONFIRMER_CONCERNED' });
  });

  it('no list is signed while an objection is open, and the notice tells how many there are', async () => {
    const world = await aNotice();
    const { number } = await raise(world);
    product.clock.set(shanghai(2026, 5, 19, 9));
    const [first, second] = await twoOfficers(product, city);
    await expect(signAsSeen(product, first, world.roundId)).rejects.toMatchObject({ code: 'OBJECTIONS_OPEN', facts: { open: 1 } });
    const counts = async () => ((await product.ask(visitor, 'query N($id: ID!) { notice(id: $id) { state objections { received settled } } }', { id: world.noticeId })).data as unknown as { notice: unknown }).notice;
    expect(await counts()).toEqual({ state: 'closed', objections: { received: 1, settled: 0 } });
    await decide([await idOf(number)], 'dismissed');
    expect(await counts()).toEqual({ state: 'closed', objections: { received: 1, settled: 1 } });
    await signAsSeen(product, first, world.roundId);
    await signAsSeen(product, second, world.roundId);
  });

  it('an upheld one proposes the list without the entry, and nobody signs before another officer has applied it', async () => {
    const world = await aNotice();
    const { number } = await raise(world);
    await decide([await idOf(number)], 'upheld', { effect: 'exclude', entryId: world.entryIds[0] });
    product.clock.set(shanghai(2026, 5, 19, 9));
    const [first, second] = await twoOfficers(product, city);
    await expect(signAsSeen(product, first, world.roundId)).rejects.toMatchObject({ code: 'REDECISION_PENDING' });
    const [redecision] = await product.reader.rows<{ id: string; changes: { entryId: string; change: string }[]; excluded: unknown }>(`select id, changes, excluded from redecision where round_id = $1`, [world.roundId]);
    expect(redecision).toMatchObject({ excluded: [{ entryId: world.entryIds[0], because: 'objection', reference: number }] });
    expect(redecision!.changes).toEqual([expect.objectContaining({ entryId: world.entryIds[0], change: 'leaves' })]);
    await product.get(ApplyRedecision).execute(first, redecision!.id);
    const shown = (await product.ask(visitor, 'query N($id: ID!) { notice(id: $id) { winners changes { entryId change } } }', { id: world.noticeId })).data as unknown as { notice: object };
    expect(shown.notice).toEqual({ winners: 3, changes: [{ entryId: world.entryIds[0], change: 'leaves' }] });
    expect(await product.reader.rows(`select 1 from result_notice where round_id = $1 and kind = 'list_changed' and entry_id = $2`, [world.roundId, world.entryIds[0]])).toHaveLength(1);
    await signAsSeen(product, first, world.roundId);
    await signAsSeen(product, second, world.roundId);
  });

  it('an upheld one whose change was laid aside still keeps the list from being signed', async () => {
    const world = await aNotice();
    const { number } = await raise(world);
    await decide([await idOf(number)], 'upheld', { effect: 'exclude', entryId: world.entryIds[0] });
    const [redecision] = await product.reader.rows<{ id: string }>(`select id from redecision where round_id = $1`, [world.roundId]);
    const [first] = await twoOfficers(product, city);
    await product.get(CancelRedecision).execute(first, redecision!.id);
    product.clock.set(shanghai(2026, 5, 19, 9));
    await expect(signAsSeen(product, first, world.roundId)).rejects.toMatchObject({ code: 'OBJECTION_NOT_CARRIED_OUT', facts: { number } });
  });

  it('a judge who should have stepped back: the sheet counts no longer, the list falls and the round is decided again', async () => {
    const world = await aNotice();
    const { number } = await raise(world, { ground: 'conflict' });
    const [sheet] = await product.reader.rows<{ judgeId: string }>(`select judge_id as "judgeId" from score_sheet where entry_id = $1 and state = 'locked' limit 1`, [world.entryIds[0]]);
    await decide([await idOf(number)], 'upheld', { effect: 'rescore', entryId: world.entryIds[0], judgeId: sheet!.judgeId });
    expect(await product.reader.first('select phase from round where id = $1', [world.roundId])).toEqual({ phase: 'deciding' });
    expect(await product.reader.first(`select state from score_sheet where entry_id = $1 and judge_id = $2`, [world.entryIds[0], sheet!.judgeId])).toEqual({ state: 'recused' });
    const [run] = await product.reader.rows<{ id: string }>('select id from score_run where round_id = $1', [world.roundId]);
    await expect(product.get(DecideRound).execute(platformActor, { roundId: world.roundId, runId: run!.id })).rejects.toThrow();
    const again = await rescoreNow(product, city, world.roundId, `异议 ${number} 成立`);
    await product.get(DecideRound).execute(platformActor, { roundId: world.roundId, runId: again });
    const notices = await product.reader.rows<{ withdrawn: boolean }>(`select withdrawn_at is not null as withdrawn from notice where round_id = $1 order by serial`, [world.roundId]);
    expect(notices).toEqual([{ withdrawn: true }, { withdrawn: false }]);
  });

  it('its sender withdraws it with number and key, until it is decided', async () => {
    const world = await aNotice();
    const { number, key } = await raise(world);
    const withdraw = async () => ((await product.ask(visitor, 'mutation W($n: String!, $k: String!) { withdrawObjection(number: $n, key: $k) { ... on ObjectionStatus { state canWithdraw } ... on Refusal { code } } }', { n: number, k: key })).data as unknown as { withdrawObjection: unknown }).withdrawObjection;
    expect(await withdraw()).toEqual({ state: 'withdrawn', canWithdraw: false });
    expect(await withdraw()).toEqual({ code: 'OBJECTION_SETTLED' });
  });

  describe('a piece of evidence', () => {
    const send = (number: string, key: string, body: Buffer, name = '照片.pdf') =>
      fetch(`${base}/files/objections/${number}/files`, { method: 'POST', headers: { 'x-objection-key': key, 'x-file-name': encodeURIComponent(name) }, body: new Uint8Array(body) });

    it('comes with number and key, and goes to the discipline group alone', async () => {
      const world = await aNotice();
      const { number, key } = await raise(world);
      const answer = await send(number, key, Buffer.from('%PDF-1.7 材料'));
      expect(answer.status).toBe(201);
      const { id } = (await answer.json()) as { id: string };
      expect((await status(number, key)).data).toMatchObject({ objectionStatus: { files: [{ name: '照片.pdf', size: 15 }] } });
      const username = `desk_${Math.random().toString(36).slice(2)}`;
      await anAccount(product, { username, roles: { discipline: city.cityId } });
      const other = `city_${Math.random().toString(36).slice(2)}`;
      await anAccount(product, { username: other, roles: { city_organiser: city.cityId, auditor: city.cityId } });
      const cookie = async (name: string) => `sid=${(await product.get(SignIn).execute({ username: name, password: TEST_PASSWORD, address: '127.0.0.1', userAgent: '', previousToken: null })).token}`;
      const fetched = await fetch(`${base}/files/objections/opened/${id}`, { headers: { cookie: await cookie(username) } });
      expect([fetched.status, await fetched.text(), fetched.headers.get('content-disposition')?.startsWith('attachment')]).toEqual([200, '%PDF-1.7 材料', true]);
      expect((await fetch(`${base}/files/objections/opened/${id}`, { headers: { cookie: await cookie(other) } })).status).toBe(403);
      expect((await fetch(`${base}/files/objections/opened/${id}`)).status).toBe(401);
      expect(await product.reader.rows(`select 1 from ledger_event where chain = $1 and type = 'results.objection.file_read'`, [`round:${world.roundId}`])).toHaveLength(1);
    });

    it('is refused under a wrong key, as another kind of file, and too large', async () => {
      const world = await aNotice();
      const { number, key } = await raise(world);
      expect((await send(number, 'wrong', Buffer.from('%PDF-1.7'))).status).toBe(404);
      // not one byte of it was held: a stranger's body is refused before it is too large
      expect((await send(number, 'wrong', Buffer.alloc(10 * 1024 * 1024 + 1)).catch(() => ({ status: 404 }))).status).toBe(404);
      expect(await (await send(number, key, Buffer.from('<script>'))).text()).toContain('OBJECTION_FILE_KIND');
      expect((await send(number, key, Buffer.concat([Buffer.from('%PDF'), Buffer.alloc(10 * 1024 * 1024)])).catch(() => ({ status: 413 }))).status).toBe(413);
    });
  });

  it('leaves every invariant of this stage whole', async () => {
    for (const { name, broken } of resultsInvariants) expect([name, await product.reader.rows(broken)]).toEqual([name, []]);
  });
});

function filesBelow(path: string): string[] {
  return readdirSync(path).flatMap((name) => (statSync(join(path, name)).isDirectory() ? filesBelow(join(path, name)) : [join(path, name)]));
}
