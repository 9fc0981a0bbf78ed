import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { aJudge } from '@jiangong/judging/testing';
import { BadInput, NotAllowed, NotFound, platformActor } from '@jiangong/kernel';
import { MoveMember } from '@jiangong/people';
import { anAccount, anActorOf, type City } from '@jiangong/people/testing';
import { findBroken } from '@jiangong/platform';
import { anActor, type TestProduct } from '@jiangong/testing';
import { TitleAllowances } from './allowances';
import { ClaimEvidence } from './commands/claim-evidence';
import { ConcludeAssessment } from './commands/conclude-assessment';
import { OpenAssessment } from './commands/open-assessment';
import { SaveTitleMarks } from './commands/save-marks';
import { SettleEvidence } from './commands/settle-evidence';
import { SettleMotion } from './commands/settle-motion';
import { aHolder, startTitles, type TitleWorld } from './testing/title.world';
import { titleInvariants } from './title.invariants';
import { AssessmentClosed, AssessmentOpenAlready, AssessorInConflict, AssessorsStillMarking, MarksLocked, NoAssessor, TooFewAssessors } from './title.refusals';

jest.setTimeout(120_000);

describe('the yearly assessment of a title', () => {
  let product: TestProduct;
  let city: City;
  let officers: TitleWorld['officers'];
  let define: TitleWorld['define'];
  let person: TitleWorld['person'];
  let holdingOf: TitleWorld['holdingOf'];

  beforeAll(async () => {
    ({ product, city, officers, define, person, holdingOf } = await startTitles());
  });
  afterAll(() => product?.stop());

  const MARKS = { routine: 80_000, innovation: 80_000, knowledge: 80_000, coaching: 80_000 };
  const assess = async (marks: Record<string, number> = MARKS, topicOn: string | null = '2026-03-01') => {
    const titleId = await define();
    const holder = await aHolder(product, officers, { titleId, memberId: await person() });
    const judges = [await aJudge(product, city), await aJudge(product, city), await aJudge(product, city)];
    const assessmentId = await product.get(OpenAssessment).execute(officers[0], { holdingId: holder.id, assessorIds: judges.map(({ accountId }) => accountId) });
    if (topicOn) await product.get(ClaimEvidence).execute(officers[0], { holdingId: holder.id, code: 'topic', title: '磨煤机磨辊补焊工装', onDay: topicOn });
    for (const { actor } of judges) await product.get(SaveTitleMarks).execute(actor, { assessmentId, marks: Object.entries(marks).map(([part, value]) => ({ part, value })), isFinal: true });
    return { titleId, holder, judges, assessmentId, conclude: () => product.get(ConcludeAssessment).execute(officers[0], assessmentId) };
  };
  const motionOf = async (holdingId: string) => (await product.reader.first<{ id: string; reason: string }>(`select id, reason from title_motion where holding_id = $1 and kind = 'end' and state = 'requested'`, [holdingId]))!;

  it('passed: the next one is due a year after this one was', async () => {
    const { holder, conclude, assessmentId } = await assess();
    await conclude();
    expect(await holdingOf(holder.id)).toMatchObject({ endedOn: null, nextAssessmentOn: '2027-05-11' });
    expect(await product.reader.first(`select state, total from title_assessment where id = $1`, [assessmentId])).toEqual({ state: 'passed', total: 80_000 });
    await expect(conclude()).rejects.toBeInstanceOf(AssessmentClosed);
  });

  it('without an innovation topic in 12 months the whole is failed, however high the marks: title and allowance end that day and the place is free', async () => {
    const { titleId, holder, conclude } = await assess({ ...MARKS, innovation: 100_000 }, '2025-05-11');
    await conclude();
    const motion = await motionOf(holder.id);
    expect(motion.reason).toContain('创新课题');
    expect((await holdingOf(holder.id)).endedOn).toBeNull();
    await product.get(SettleMotion).confirm(officers[1], motion.id);
    expect(await holdingOf(holder.id)).toMatchObject({ endedOn: '2026-05-11', endKind: 'failed', placeId: null });
    expect(await product.reader.first(`select vacant_since::text as since from title_place where title_id = $1 and level = 'first' and number = 1`, [titleId])).toEqual({ since: '2026-05-11' });
    const due = async (month: string) => (await product.get(TitleAllowances).dueIn(product.reader, month)).filter((one) => one.holdingId === holder.id);
    expect(await due('2026-04')).toMatchObject([{ fen: 350_000, memberId: holder.memberId, level: 'first' }]);
    expect(await due('2026-05')).toMatchObject([{ fen: 124_194, days: 11, ofDays: 31, toOn: '2026-05-11' }]);
    expect(await due('2026-06')).toEqual([]);
  });

  it('below the pass mark it is failed too; laid aside, it is concluded anew', async () => {
    const { holder, conclude, assessmentId } = await assess({ ...MARKS, innovation: 50_000 });
    await conclude();
    expect(await product.reader.first(`select state, total, failed_by from title_assessment where id = $1`, [assessmentId])).toEqual({ state: 'failing', total: 69_500, failed_by: 'marks' });
    await product.get(SettleMotion).cancel(officers[1], (await motionOf(holder.id)).id, '再核对一次评分');
    await conclude();
    await product.get(SettleMotion).confirm(officers[1], (await motionOf(holder.id)).id);
    expect((await holdingOf(holder.id)).endKind).toBe('failed');
    expect(await findBroken(product.reader, titleInvariants)).toEqual([]);
  });

  it('what a holder names counts once an officer has looked at it', async () => {
    const { holder, conclude } = await assess(MARKS, null);
    const own = await anActorOf(product, await anAccount(product, { memberId: holder.memberId, roles: { member: city.enterprises[0] } }));
    const claim = { holdingId: holder.id, code: 'topic', title: '自动清灰装置', onDay: '2026-02-01' };
    const { data, errors } = await product.ask(own, `mutation C($input: ClaimTitleEvidenceInput!) { claimTitleEvidence(input: $input) { ... on OwnTitle { needed { name isShown } evidence { id state } } } }`, { input: claim });
    expect(errors).toBeUndefined();
    const told = (data as unknown as { claimTitleEvidence: { needed: unknown; evidence: { id: string; state: string }[] } }).claimTitleEvidence;
    expect(told).toMatchObject({ needed: [{ name: '创新课题', isShown: false }], evidence: [{ state: 'claimed' }] });
    await product.get(SettleEvidence).execute(officers[0], { evidenceId: told.evidence[0]!.id, isAccepted: true });
    await conclude();
    expect(await holdingOf(holder.id)).toMatchObject({ endedOn: null, nextAssessmentOn: '2027-05-11' });
    const stranger = anActor({ member: city.enterprises[0] }, { memberId: await person() });
    await expect(product.get(ClaimEvidence).execute(stranger, claim)).rejects.toBeInstanceOf(NotAllowed);
  });

  it('is marked by those who are tied to the holder in no way, and by nobody who is no judge and no officer', async () => {
    const titleId = await define();
    const holder = await aHolder(product, officers, { titleId, memberId: await person() });
    const open = (...assessorIds: string[]) => product.get(OpenAssessment).execute(officers[0], { holdingId: holder.id, assessorIds });
    const free = [await aJudge(product, city), await aJudge(product, city)].map(({ accountId }) => accountId);
    const colleague = await aJudge(product, city, city.team);
    await expect(open(...free)).rejects.toBeInstanceOf(TooFewAssessors);
    await expect(open(...free, free[0]!)).rejects.toBeInstanceOf(TooFewAssessors);
    await expect(open(...free, colleague.accountId)).rejects.toBeInstanceOf(AssessorInConflict);
    await expect(open(...free, await anAccount(product, { roles: { member: city.team } }))).rejects.toBeInstanceOf(NoAssessor);
    const { data } = await product.ask(officers[0], `{ assessorCandidates(holdingId: "${holder.id}") { accountId conflict } }`);
    const told = new Map((data!.assessorCandidates as unknown as { accountId: string; conflict: string | null }[]).map(({ accountId, conflict }) => [accountId, conflict]));
    expect([told.get(free[0]!), told.get(colleague.accountId)]).toEqual([null, expect.stringContaining('同一企业')]);
    // a panel of the office: two judges and an officer
    await open(...free, officers[1].accountId!);
    await expect(open(...free, officers[1].accountId!)).rejects.toBeInstanceOf(AssessmentOpenAlready);
  });

  it('is not concluded before enough have handed in, nor once one of them has come to the holder’s enterprise', async () => {
    const titleId = await define();
    const holder = await aHolder(product, officers, { titleId, memberId: await person() });
    const judges = [await aJudge(product, city, city.enterprises[2]), await aJudge(product, city), await aJudge(product, city)];
    const assessmentId = await product.get(OpenAssessment).execute(officers[0], { holdingId: holder.id, assessorIds: judges.map(({ accountId }) => accountId) });
    const marks = Object.entries(MARKS).map(([part, value]) => ({ part, value }));
    for (const { actor } of judges.slice(1)) await product.get(SaveTitleMarks).execute(actor, { assessmentId, marks, isFinal: true });
    await expect(product.get(ConcludeAssessment).execute(officers[0], assessmentId)).rejects.toBeInstanceOf(AssessorsStillMarking);
    await product.get(SaveTitleMarks).execute(judges[0]!.actor, { assessmentId, marks, isFinal: true });
    await expect(product.get(SaveTitleMarks).execute(judges[0]!.actor, { assessmentId, marks, isFinal: false })).rejects.toBeInstanceOf(MarksLocked);
    await product.get(MoveMember).execute(platformActor, { memberId: judges[0]!.memberId!, organizationId: city.enterprises[0], fromOn: '2026-05-11' });
    await expect(product.get(ConcludeAssessment).execute(officers[0], assessmentId)).rejects.toBeInstanceOf(AssessorInConflict);
  });

  it('an assessor sees what they were named for and nothing else; a mark lies between 0 and 100', async () => {
    const { assessmentId } = await assess();
    const other = (await aJudge(product, city)).actor;
    await expect(product.get(SaveTitleMarks).execute(other, { assessmentId, marks: [], isFinal: false })).rejects.toBeInstanceOf(NotFound);
    expect((await product.ask(other, '{ titleAssessmentsToMark { id } }')).data).toEqual({ titleAssessmentsToMark: [] });
    const titleId = await define();
    const holder = await aHolder(product, officers, { titleId, memberId: await person() });
    const judges = [other, (await aJudge(product, city)).actor, (await aJudge(product, city)).actor];
    const open = await product.get(OpenAssessment).execute(officers[0], { holdingId: holder.id, assessorIds: judges.map(({ accountId }) => accountId!) });
    for (const value of [100_010, -10, 80_001]) await expect(product.get(SaveTitleMarks).execute(other, { assessmentId: open, marks: [{ part: 'routine', value }], isFinal: false })).rejects.toBeInstanceOf(BadInput);
    await product.get(SaveTitleMarks).execute(other, { assessmentId: open, marks: [{ part: 'routine', value: 80_010 }], isFinal: false });
    expect((await product.ask(other, '{ titleAssessmentsToMark { id parts { code mark } lockedAt } }')).data).toMatchObject({ titleAssessmentsToMark: [{ id: open, parts: expect.arrayContaining([{ code: 'routine', mark: 80_010 }]), lockedAt: null }] });
    // what another gave is nobody's business before the conclusion
    expect((await product.ask(judges[1]!, '{ titleAssessmentsToMark { parts { mark } } }')).data).toMatchObject({ titleAssessmentsToMark: [{ parts: [{ mark: null }, { mark: null }, { mark: null }, { mark: null }] }] });
  });
});
