import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EntriesModule, entriesEntities } from '@jiangong/entries';
import { JudgingModule, judgingEntities } from '@jiangong/judging';
import { verifyBundle } from '@jiangong/evidence';
import { NotAllowed, platformActor, visitor } from '@jiangong/kernel';
import { PeopleModule, peopleEntities } from '@jiangong/people';
import { aCity, type City } from '@jiangong/people/testing';
import { ProgrammeModule, programmeEntities } from '@jiangong/programme';
import { anActor, TestProduct } from '@jiangong/testing';
import { Checkpoints } from '@jiangong/platform';
import { Bundles, ResultsModule, resultsEntities, resultsInvariants } from '../index';
import { CancelRedecision, RedecideRound } from '../selection/public';
import { aPublishedRound, twoOfficers } from '../testing';
import { SupersedePublication } from './public';

describe('correcting what was published', () => {
  let product: TestProduct;
  let city: City;

  beforeAll(async () => {
    product = await TestProduct.start({
      modules: [PeopleModule, ProgrammeModule, EntriesModule, JudgingModule, ResultsModule],
      entities: [...peopleEntities, ...programmeEntities, ...entriesEntities, ...judgingEntities, ...resultsEntities],
    });
    city = await aCity(product);
  });
  afterAll(() => product?.stop());

  async function proposed() {
    const { roundId, publicationId } = await aPublishedRound(product, city, { entries: 4 });
    const [entry] = await product.reader.rows<{ id: string }>(`select p.entry_id as id from decision d join decision_place p on p.decision_id = d.id where d.round_id = $1 and d.state = 'standing' order by p.rank, p.entry_id`, [roundId]);
    const officers = await twoOfficers(product, city);
    const redecisionId = await product.get(RedecideRound).execute(officers[0], { roundId, excluded: [{ entryId: entry!.id, because: 'ineligible', reference: '核查1号' }], reason: '参评资格不符' });
    const [one] = await product.reader.rows<{ hash: string }>('select content_hash as hash from redecision where id = $1', [redecisionId]);
    return { roundId, publicationId, entryId: entry!.id, officers, correction: { redecisionId, contentHash: one!.hash, reason: '一名人选参评资格不符，予以更正' } };
  }

  it('another list stands in its place, signed by two, with the reason for all to read; the old one stays readable', async () => {
    const { roundId, publicationId, entryId, officers, correction } = await proposed();
    await product.get(SupersedePublication).execute(officers[0], correction);
    const states = () => product.reader.rows<{ id: string; state: string }>('select id, state from publication where round_id = $1 order by created_at', [roundId]);
    // with one signature nothing has changed for anybody
    expect((await states()).map(({ state }) => state)).toEqual(['published', 'awaiting_signature']);
    await expect(product.get(SupersedePublication).execute(officers[0], correction)).rejects.toMatchObject({ code: 'SECOND_OFFICER_NEEDED' });
    // the second officer has before the eyes who signed first, when, and with which words
    const seen = `query R($id: ID!) { round(id: $id) { redecisions { state firstSignature { signerName signedAt reason isOwn } } } }`;
    const [signature] = await product.reader.rows<{ name: string; at: Date }>(`select s.signer_name as name, s.signed_at as at from publication_signature s join publication u on u.id = s.publication_id where u.round_id = $1 and u.state = 'awaiting_signature'`, [roundId]);
    for (const [officer, isOwn] of [[officers[0], true], [officers[1], false]] as const) {
      expect((await product.ask(officer, seen, { id: roundId })).data).toEqual({ round: { redecisions: [{ state: 'proposed', firstSignature: { signerName: signature!.name, signedAt: signature!.at.toISOString(), reason: correction.reason, isOwn } }] } });
    }
    expect((await product.ask(visitor, seen, { id: roundId })).data).toEqual({ round: { redecisions: [] } });
    const corrected = await product.get(SupersedePublication).execute(officers[1], correction);
    expect(await states()).toEqual([{ id: publicationId, state: 'superseded' }, { id: corrected, state: 'published' }]);
    const { data } = await product.ask(visitor, `query R($id: ID!) { round(id: $id) { phase publication { id supersedesId reason signatures { signerName } } supersededLists { publicationId reason places { entryId isStanding } } } }`, { id: roundId });
    const round = (data as unknown as { round: { supersededLists: { places: { entryId: string; isStanding: boolean }[] }[] } }).round;
    expect(round).toMatchObject({ phase: 'published', publication: { id: corrected, supersedesId: publicationId, reason: correction.reason, signatures: [{}, {}] }, supersededLists: [{ publicationId, reason: correction.reason }] });
    expect(round.supersededLists[0]!.places.filter(({ isStanding }) => !isStanding).map((place) => place.entryId)).toEqual([entryId]);
    expect(await product.reader.rows(`select 1 from result_notice where round_id = $1 and kind = 'superseded'`, [roundId])).toHaveLength(1);
    const types = (await product.reader.rows<{ type: string }>(`select type from ledger_event where chain = $1 order by seq desc limit 2`, [`round:${roundId}`])).map(({ type }) => type);
    expect(types).toEqual(['results.list.published', 'results.list.superseded']);
  });

  it.each([['who proposed it signs first', [0, 1]], ['who proposed it signs last', [1, 0]]] as const)('the bundle of a corrected round still checks: both lists, each with its own two signatures; %s', async (_, order) => {
    const { roundId, officers, correction } = await proposed();
    for (const officer of order.map((at) => officers[at])) await product.get(SupersedePublication).execute(officer, correction);
    await product.get(Checkpoints).sign();
    const target = new PassThrough();
    const [written] = await Promise.all([text(target), product.get(Bundles).write(roundId, target)]);
    expect(verifyBundle(written)).toMatchObject({ isSound: true });
    const forged = JSON.parse(written) as { publications: { state: string; signers: string[] }[] };
    forged.publications.find(({ state }) => state === 'superseded')!.signers.pop();
    expect(verifyBundle(JSON.stringify(forged))).toMatchObject({ isSound: false, first: { code: 'publications' } });
  });

  it('a signature under a proposal that was cancelled is none under the next one, even for the same list', async () => {
    const { roundId, entryId, officers, correction } = await proposed();
    await product.get(SupersedePublication).execute(officers[0], correction);
    await product.get(CancelRedecision).execute(officers[0], correction.redecisionId);
    product.clock.advance(1_000);
    const redecisionId = await product.get(RedecideRound).execute(officers[0], { roundId, excluded: [{ entryId, because: 'ineligible', reference: '核查1号' }], reason: '再次提出' });
    await product.get(SupersedePublication).execute(officers[1], { ...correction, redecisionId });
    const states = await product.reader.rows<{ state: string; signed: number }>(`select state, (select count(*)::int from publication_signature s where s.publication_id = u.id) as signed from publication u where round_id = $1 order by created_at`, [roundId]);
    expect(states).toEqual([{ state: 'published', signed: 2 }, { state: 'withdrawn', signed: 1 }, { state: 'awaiting_signature', signed: 1 }]);
    expect(await product.reader.rows(`select 1 from ledger_event where chain = $1 and type = 'results.publication.withdrawn'`, [`round:${roundId}`])).toHaveLength(1);
  });

  it('two second signatures at once: one corrects, the other is told', async () => {
    const { roundId, officers, correction } = await proposed();
    await product.get(SupersedePublication).execute(officers[0], correction);
    const outcomes = await Promise.allSettled([officers[1], (await twoOfficers(product, city))[0]].map((officer) => product.get(SupersedePublication).execute(officer, correction)));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await product.reader.rows(`select 1 from publication where round_id = $1 and state = 'published'`, [roundId])).toHaveLength(1);
  });

  it('needs a reason, the list the officer saw, and a city organiser; the platform cannot sign', async () => {
    const { officers, correction } = await proposed();
    await expect(product.get(SupersedePublication).execute(officers[0], { ...correction, reason: ' ' })).rejects.toMatchObject({ code: 'CORRECTION_NEEDS_REASON' });
    await expect(product.get(SupersedePublication).execute(officers[0], { ...correction, contentHash: 'x' })).rejects.toMatchObject({ code: 'CONTENT_CHANGED' });
    await expect(product.get(SupersedePublication).execute(platformActor, correction)).rejects.toMatchObject({ code: 'SIGNATURE_NEEDS_OFFICER' });
    for (const role of ['district_organiser', 'auditor', 'discipline', 'administrator'] as const) await expect(product.get(SupersedePublication).execute(anActor({ [role]: city.cityId }), correction)).rejects.toBeInstanceOf(NotAllowed);
  });

  it('leaves every invariant of this stage whole', async () => {
    for (const { name, broken } of resultsInvariants) expect([name, await product.reader.rows(broken)]).toEqual([name, []]);
  });
});
