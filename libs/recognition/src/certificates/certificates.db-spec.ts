import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { EntriesModule, entriesEntities } from '@jiangong/entries';
import { certificateVerdict, type CertificateProof } from '@jiangong/evidence';
import { JudgingModule, judgingEntities } from '@jiangong/judging';
import { NotAllowed, NotFound, platformActor, type Actor } from '@jiangong/kernel';
import { PeopleModule, peopleEntities } from '@jiangong/people';
import { aCity, aMember, anAccount, anActorOf, type City } from '@jiangong/people/testing';
import { Checkpoints, findBroken, JobRunner, PublishedLedger } from '@jiangong/platform';
import { ProgrammeModule, programmeEntities } from '@jiangong/programme';
import { someRules } from '@jiangong/programme/testing';
import { DecideRound, RedecideRound, ResultsModule, resultsEntities, SupersedePublication } from '@jiangong/results';
import { aMarkedRound, scoreRoundNow, signAsSeen, twoOfficers, type MarkedEntry } from '@jiangong/results/testing';
import { TestProduct } from '@jiangong/testing';
import { recognitionInvariants } from '../recognition.invariants';
import { RecognitionModule, recognitionEntities } from '../recognition.module';
import { CancelCertificateBatch, CertificatePages, CertificatesReader, IssueCertificates, ReissueCertificate } from './public';
import { CertificatesUnderWay, NothingToCertify, RareCharactersFound, ResultNotPublished } from './certificate.refusals';

jest.setTimeout(90_000);

const five = (points: number): number[] => Array.from({ length: 5 }, () => points);
const RARE = '\u{30edd}';

describe('certificates', () => {
  let product: TestProduct;
  let city: City;
  let officers: readonly [Actor, Actor];
  let holder: Actor;
  let roundId: string;

  beforeAll(async () => {
    product = await TestProduct.start({
      modules: [PeopleModule, ProgrammeModule, EntriesModule, JudgingModule, ResultsModule, RecognitionModule],
      entities: [...peopleEntities, ...programmeEntities, ...entriesEntities, ...judgingEntities, ...resultsEntities, ...recognitionEntities],
    });
    city = await aCity(product);
    officers = await twoOfficers(product, city);
    const memberId = await aMember(product, { organizationId: city.enterprises[0], name: '王小明' });
    holder = await anActorOf(product, await anAccount(product, { name: '王小明', memberId, roles: {} }));
    roundId = await decided([{ category: 'skill', points: five(95), name: '王小明', memberId }, ...(await people(119))], 200);
  });
  afterAll(() => product?.stop());

  async function people(count: number, named: (at: number) => string = (at) => `选手${at}`): Promise<MarkedEntry[]> {
    const all: MarkedEntry[] = [];
    for (let at = 0; at < count; at += 1) {
      const memberId = await aMember(product, { organizationId: city.enterprises[0] });
      all.push({ category: 'skill', points: five(94 - at * 0.1), name: named(at), memberId });
    }
    return all;
  }

  async function decided(entries: readonly MarkedEntry[], places: number): Promise<string> {
    const rules = someRules({ notice: { workingDays: 0 }, deciding: { places, minimumMark: 0 } });
    const world = await aMarkedRound(product, city, entries, { rules, categories: [{ code: 'skill', name: '技能之星' }] });
    const runId = await scoreRoundNow(product, world.roundId);
    await product.get(DecideRound).execute(platformActor, { roundId: world.roundId, runId });
    return world.roundId;
  }

  async function publish(id: string): Promise<void> {
    for (const officer of officers) await signAsSeen(product, officer, id);
    await product.drain();
  }

  const issue = (input: Partial<Parameters<IssueCertificates['execute']>[1]> = {}, actor: Actor = officers[0]) =>
    product.get(IssueCertificates).execute(actor, { roundId, ...input });
  const rows = (id = roundId) => product.reader.rows<{ id: string; number: string; state: string; text: string; honour: string; drawn: boolean }>(
    `select id, number, state, text, honour_id as honour, drawn_at is not null as drawn from certificate where round_id = $1 order by year, serial`, [id]);
  const broken = () => findBroken(product.reader, recognitionInvariants);
  const reader = () => product.get(CertificatesReader);

  it('are not to be had before the second signature', async () => {
    await expect(issue()).rejects.toThrow(ResultNotPublished);
    await signAsSeen(product, officers[0], roundId);
    await expect(issue()).rejects.toThrow(ResultNotPublished);
    await signAsSeen(product, officers[1], roundId);
    await product.drain();
    expect(await rows()).toEqual([]);
  });

  it('are ordered by the city’s organisers and by nobody else', async () => {
    await expect(issue({}, holder)).rejects.toThrow(NotAllowed);
    const auditor = await anActorOf(product, await anAccount(product, { name: '审计', roles: { auditor: city.cityId } }));
    await expect(issue({}, auditor)).rejects.toThrow(NotAllowed);
  });

  it('a batch that is cancelled keeps what has its number; killed and taken up again, the next one issues none twice', async () => {
    await issue();
    await expect(issue()).rejects.toThrow(CertificatesUnderWay);
    const [first] = await product.reader.rows<{ id: string }>('select id from certificate_batch where round_id = $1', [roundId]);
    await product.get(CancelCertificateBatch).execute(officers[1], first!.id);
    await product.drain();
    expect(await rows()).toEqual([]);
    await issue();
    const [batch] = await product.reader.rows<{ jobId: string }>(`select job_id as "jobId" from certificate_batch where round_id = $1 and state = 'queued'`, [roundId]);
    const pages = product.get(CertificatePages);
    const drawMissing = jest.spyOn(pages, 'drawMissing').mockRejectedValueOnce(new Error('killed'));
    await product.get(JobRunner).run(batch!.jobId);
    drawMissing.mockRestore();
    expect((await rows()).map(({ drawn }) => drawn)).toEqual(Array.from({ length: 50 }, () => false));
    await product.reader.rows(`update job set state = 'running', lease_until = now() - interval '1 second' where id = $1`, [batch!.jobId]);
    await product.get(JobRunner).run(batch!.jobId);
    await product.drain();
    const all = await rows();
    expect(all).toHaveLength(120);
    expect(new Set(all.map(({ honour }) => honour)).size).toBe(120);
    expect(all.every(({ drawn }) => drawn)).toBe(true);
    const year = all[0]!.number.slice(5, 9);
    expect([all[0]!.number, all[119]!.number]).toEqual([`渝建功证〔${year}〕000001`, `渝建功证〔${year}〕000120`]);
    await expect(issue()).rejects.toThrow(NothingToCertify);
    expect(await broken()).toEqual([]);
  });

  it('two orders at once: one is carried out, the other is told', async () => {
    const other = await decided(await people(3), 5);
    await publish(other);
    const outcomes = await Promise.allSettled(officers.map((officer) => issue({ roundId: other }, officer)));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await product.drain();
    expect(await rows(other)).toHaveLength(3);
    expect(await broken()).toEqual([]);
  });

  it('the code on the page holds without a server and against the signed head; another name does not', async () => {
    const [mine] = await rows();
    const row = (await product.reader.first<{ text: string; signature: string; publicKey: string }>(
      `select c.text, c.signature, k.public_key as "publicKey" from certificate c join ledger_key k using (key_id) where c.id = $1`, [mine!.id]))!;
    const address = product.get(CertificatePages).addressOf(row);
    await product.get(Checkpoints).sign();
    const ledger = product.get(PublishedLedger);
    const events = await product.reader.rows(`select seq::int as seq, content, previous_hash as "previousHash", hash from ledger_event where chain = $1 order by seq`, [`certificates:${roundId}`]);
    const proof = { events, checkpoint: await ledger.checkpoint(), keys: await ledger.keys() } as unknown as CertificateProof;
    const verdict = certificateVerdict(address, { keyId: proof.keys[0]!.keyId, proof });
    expect(verdict).toMatchObject({ isSound: true, standing: 'valid', anchor: 'key', facts: { name: '王小明', title: '月度技能之星' } });
    expect(verdict.checks.at(-1)!.text.zh).toContain('已签名的链头');
    const forged = product.get(CertificatePages).addressOf({ ...row, text: row.text.replace('王小明', '王小朋') });
    expect(certificateVerdict(forged, { keyId: proof.keys[0]!.keyId }).isSound).toBe(false);
  });

  it('a character the font lacks is told by name before any number is given; left out or pictured the rest goes on', async () => {
    const other = await decided(await people(3, (at) => (at === 1 ? `李${RARE}` : `选手${at}`)), 5);
    await publish(other);
    const { rare } = await reader().round(officers[0], other);
    expect(rare).toMatchObject([{ name: `李${RARE}`, characters: RARE, canBePictured: true }]);
    await expect(issue({ roundId: other })).rejects.toMatchObject({ facts: { persons: [{ name: `李${RARE}`, characters: RARE }] } });
    await expect(issue({ roundId: other })).rejects.toThrow(RareCharactersFound);
    expect(await rows(other)).toEqual([]);
    await issue({ roundId: other, leaveOut: [rare[0]!.honourId] });
    await product.drain();
    expect(await rows(other)).toHaveLength(2);
  });

  it('issued anew with a reason: a new number, the old one says by which it was replaced', async () => {
    const [mine] = await rows();
    const reissue = product.get(ReissueCertificate);
    await expect(reissue.execute(officers[0], { certificateId: mine!.id, reason: ' ' })).rejects.toMatchObject({ code: 'REISSUE_NEEDS_REASON' });
    await expect(reissue.execute(holder, { certificateId: mine!.id, reason: '遗失' })).rejects.toThrow(NotAllowed);
    await reissue.execute(officers[0], { certificateId: mine!.id, reason: '原件遗失' });
    await reissue.execute(officers[1], { certificateId: mine!.id, reason: '原件遗失' });
    await product.drain();
    const own = await reader().own(holder);
    expect(own.map(({ state }) => state)).toEqual(['issued', 'reissued']);
    expect(own[1]).toMatchObject({ replacedByNumber: own[0]!.number });
    await expect(reissue.execute(officers[0], { certificateId: mine!.id, reason: '再补' })).rejects.toMatchObject({ code: 'CERTIFICATE_ENDED' });
    expect(await reader().public(own[1]!.code)).toMatchObject({ state: 'reissued', replacedByCode: own[0]!.code });
    expect(await broken()).toEqual([]);
  });

  it('a holder opens the own certificate, an organiser all, a colleague none', async () => {
    const [mine] = (await reader().own(holder));
    expect((await reader().openable(holder, mine!.id)).number).toBe(mine!.number);
    expect((await reader().openable(officers[0], mine!.id)).number).toBe(mine!.number);
    const colleague = await anActorOf(product, await anAccount(product, { name: '同事', memberId: await aMember(product, { organizationId: city.enterprises[0] }), roles: {} }));
    await expect(reader().openable(colleague, mine!.id)).rejects.toThrow(NotFound);
    expect(await reader().own(colleague)).toEqual([]);
    expect((await reader().list(officers[0], { first: 5, roundId })).nodes).toHaveLength(5);
  });

  it('by number no author who wants no page is told, whoever of them leads', async () => {
    const entries: MarkedEntry[] = [{ category: 'skill', points: five(95), name: '磨辊堆焊装置' }];
    const other = await decided(entries, 1);
    const second = await aMember(product, { organizationId: city.enterprises[0], name: '赵子涵' });
    const [entry] = await product.reader.rows<{ id: string; memberId: string; name: string }>('select e.id, e.member_id as "memberId", m.name from entry e join member m on m.id = e.member_id where e.round_id = $1', [other]);
    await product.reader.rows('insert into entry_author (entry_id, member_id, position, share) values ($1, $2, 1, 60), ($1, $3, 2, 40)', [entry!.id, entry!.memberId, second]);
    await publish(other);
    await issue({ roundId: other });
    await product.drain();
    const code = (await rows(other))[0]!.number.replace(/^.*〔(\d+)〕/, '$1-');
    expect(await reader().public(code)).toMatchObject({ name: '磨辊堆焊装置', authors: `${entry!.name}、赵子涵` });
    await product.reader.rows('insert into hidden_person (member_id, hidden_at) values ($1, now())', [second]);
    expect(await reader().public(code)).toMatchObject({ name: '磨辊堆焊装置', authors: `${entry!.name}、赵＊＊` });
  });

  it('fall with the honours a published correction takes back; who stays keeps theirs, who is new is honoured', async () => {
    const other = await decided(await people(4), 2);
    await publish(other);
    await issue({ roundId: other });
    await product.drain();
    const before = await rows(other);
    const [gone] = await product.reader.rows<{ entryId: string }>('select entry_id as "entryId" from honour where id = $1', [before[0]!.honour]);
    const redecisionId = await product.get(RedecideRound).execute(officers[0], { roundId: other, excluded: [{ entryId: gone!.entryId, because: 'ineligible', reference: '核查2号' }], reason: '核查不符合条件' });
    await product.drain();
    const proposed = await product.reader.first<{ hash: string }>('select content_hash as hash from redecision where id = $1', [redecisionId]);
    const correction = { redecisionId, contentHash: proposed!.hash, reason: '经核查，第一名不符合条件' };
    for (const officer of officers) await product.get(SupersedePublication).execute(officer, correction);
    await product.drain();
    expect((await rows(other)).map(({ state }) => state)).toEqual(['revoked', 'issued']);
    const honours = await product.reader.rows<{ stands: boolean; prior: boolean }>(
      `select revoked_at is null as stands, entry_id = $2 as prior from honour where round_id = $1 order by revoked_at nulls last, conferred_at, id`, [other, gone!.entryId]);
    expect(honours.filter(({ stands }) => stands)).toHaveLength(2);
    expect(honours.find(({ prior }) => prior)).toMatchObject({ stands: false });
    expect(await reader().public(before[0]!.number.replace(/^.*〔(\d+)〕/, '$1-'))).toMatchObject({ state: 'revoked', name: null });
    expect(await broken()).toEqual([]);
    await issue({ roundId: other });
    await product.drain();
    expect((await rows(other)).filter(({ state }) => state === 'issued')).toHaveLength(2);
  });

  it('the database refuses one of what is not published, any change of words, and any removal', async () => {
    const [mine] = await rows();
    await expect(product.reader.rows(`update certificate set text = replace(text, '王小明', '王小朋') where id = $1`, [mine!.id])).rejects.toThrow('never change');
    await expect(product.reader.rows(`delete from certificate where id = $1`, [mine!.id])).rejects.toThrow('never change');
    // the log of what was issued anew is as fixed as the words, and so is the picture of a name
    const ended = (await rows()).find(({ state }) => state === 'reissued')!;
    for (const change of [`end_reason = '另有原因'`, `replaced_by_id = null`, `ended_at = now()`, `state = 'issued'`, `batch_id = gen_random_uuid()`])
      await expect(product.reader.rows(`update certificate set ${change} where id = $1`, [ended.id])).rejects.toThrow('never change');
    await expect(product.reader.rows(`update certificate set name_picture_id = gen_random_uuid() where id = $1`, [mine!.id])).rejects.toThrow('never change');
    await expect(product.reader.rows('truncate certificate')).rejects.toThrow('never change');
    const copy = `insert into certificate select gen_random_uuid(), number || 'x', year, serial + 100000, honour_id, publication_id, round_id, batch_id, 'issued', text, text_hash, signature, key_id, null, issued_at, null, null, null, null, null from certificate where id = $1`;
    await expect(product.reader.rows(copy, [mine!.id])).rejects.toThrow('certificate_standing');
    const [{ publication }] = (await product.reader.rows<{ publication: string }>('select publication_id as publication from certificate where id = $1', [mine!.id])) as [{ publication: string }];
    await product.reader.rows(`update publication set state = 'withdrawn' where id = $1`, [publication]);
    try {
      await expect(product.reader.rows(copy, [mine!.id])).rejects.toThrow('published list');
      expect((await broken()).map(({ invariant }) => invariant.name)).toContain('recognition.certificates.from_published');
    } finally {
      await product.reader.rows(`update publication set state = 'published' where id = $1`, [publication]);
    }
  });

  it('of an honour that is being taken back none is issued at the same moment: the correction waits for the number, and then finds it', async () => {
    const other = await decided(await people(1), 1);
    await publish(other);
    const [honour] = await product.reader.rows<{ id: string; publication: string }>('select id, publication_id as publication from honour where round_id = $1', [other]);
    const [mine] = await rows();
    await product.uow.run(platformActor, {}, async (tx) => {
      await tx.query(`insert into certificate select gen_random_uuid(), number || 'y', year, serial + 200000, $2, $3, $4, batch_id, 'issued', text, text_hash, signature, key_id, null, issued_at, null, null, null, null, null from certificate where id = $1`, [mine!.id, honour!.id, honour!.publication, other]);
      const correction = product.uow.run(platformActor, {}, async (second) => {
        await second.query(`set local lock_timeout = '300ms'`);
        await second.query('update honour set revoked_at = now() where id = $1', [honour!.id]);
      });
      await expect(correction).rejects.toThrow('lock timeout');
      throw new Error('nothing of this is kept');
    }).catch((error: Error) => expect(error.message).toBe('nothing of this is kept'));
  });
});
