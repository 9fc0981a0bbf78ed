import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type Actor, newId, NotAllowed, platformActor, shanghai } from '@jiangong/kernel';
import { MoveMember } from '@jiangong/people';
import { anAccount, anActorOf, type City } from '@jiangong/people/testing';
import { findBroken } from '@jiangong/platform';
import { anActor, type TestProduct } from '@jiangong/testing';
import { AppointWinner } from './commands/appoint-winner';
import { ClosePosting } from './commands/close-posting';
import { ConcludeAssessment } from './commands/conclude-assessment';
import { DefineTitle } from './commands/define-title';
import { EndTitle } from './commands/end-title';
import { EnterHolder } from './commands/enter-holder';
import { OpenAssessment } from './commands/open-assessment';
import { PostVacancy } from './commands/post-vacancy';
import { ReviseTitle } from './commands/revise-title';
import { SettleEvidence } from './commands/settle-evidence';
import { SettleMotion } from './commands/settle-motion';
import { TitleHolding } from './holding.entity';
import { someTitle } from './testing/title.builder';
import { aHolder, startTitles, type TitleWorld, withFirstLevel } from './testing/title.world';
import { titleInvariants } from './title.invariants';
import { CapBelowHolders, HoldsTitleAlready, MotionNeedsSecondOfficer, MotionSettled, RoutineWeighsTooMuch, TitleEnded, TitleExists, TitlePlacesFull } from './title.refusals';

jest.setTimeout(120_000);

describe('titles with a term', () => {
  let world: TitleWorld;
  let product: TestProduct;
  let city: City;
  let officers: TitleWorld['officers'];
  let define: TitleWorld['define'];
  let person: TitleWorld['person'];
  let standing: TitleWorld['standing'];
  let holdingOf: TitleWorld['holdingOf'];

  beforeAll(async () => {
    world = await startTitles();
    ({ product, city, officers, define, person, standing, holdingOf } = world);
  });
  afterAll(() => product?.stop());

  const deedsOf = async (titleId: string) => (await product.reader.rows<{ type: string }>(`select type from ledger_event where chain = $1 order by seq`, [`title:${titleId}`])).map(({ type }) => type.split('.').at(-1));

  describe('its places', () => {
    it('are rows 1 … cap of each level, all of them free, and told to everybody', async () => {
      const titleId = await define();
      const { data } = await product.ask(anActor({}), '{ titles { id grantedBy levels { name cap holders vacant posted } postings { number } } }');
      expect((data!.titles as unknown as { id: string }[]).find(({ id }) => id === titleId)).toEqual({
        id: titleId, grantedBy: '山城市总工会', postings: [],
        levels: [{ name: '一级', cap: 2, holders: 0, vacant: 2, posted: 0 }, { name: '二级', cap: 4, holders: 0, vacant: 4, posted: 0 }, { name: '三级', cap: 8, holders: 0, vacant: 8, posted: 0 }],
      });
    });

    it('a title whose routine work weighs more than 30 % is not made, nor one of a code that is taken', async () => {
      const { assessment } = someTitle();
      const heavy = assessment.parts.map((part) => ({ ...part, weight: part.code === 'routine' ? 31 : part.code === 'innovation' ? 34 : part.weight }));
      await expect(define(someTitle({ assessment: { ...assessment, parts: heavy } }))).rejects.toBeInstanceOf(RoutineWeighsTooMuch);
      await define();
      await expect(product.get(DefineTitle).execute(officers[0], { code: world.code(), name: '再来一个', content: someTitle() })).rejects.toBeInstanceOf(TitleExists);
    });

    it('the database itself lets one place be held once, however many try at one time', async () => {
      const titleId = await define();
      const { id: placeId } = (await product.reader.first<{ id: string }>(`select id from title_place where title_id = $1 and level = 'first' and number = 1`, [titleId]))!;
      const { id: versionId } = (await product.reader.first<{ id: string }>(`select id from title_version where title_id = $1`, [titleId]))!;
      const members = await Promise.all(Array.from({ length: 8 }, () => person()));
      const grabbed = await Promise.allSettled(members.map((memberId) => product.uow.run(platformActor, {}, (tx) => tx.repo(TitleHolding).insert({
        id: newId(), titleId, versionId, level: 'first', placeId, memberId, organizationId: city.enterprises[0], origin: 'entered', postingId: null, entryId: null, allowanceFen: 0,
        fromOn: '2026-01-01', untilOn: '2028-12-31', nextAssessmentOn: '2027-01-01', endedOn: null, endKind: null,
      }))));
      expect(grabbed.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      await expect(product.reader.rows(`update title_holding set ended_on = '2026-05-11' where title_id = $1`, [titleId])).rejects.toThrow('title_holding_placed');
      await expect(product.reader.rows(`delete from title_place where id = $1`, [placeId])).rejects.toThrow('foreign key');
      await product.reader.rows(`delete from title_holding where title_id = $1`, [titleId]);
    });

    it('ten confirmed at one time into a level of two leave exactly two; the others are told', async () => {
      const titleId = await define();
      const motions = await Promise.all(Array.from({ length: 10 }, async () => {
        const { no } = (await product.reader.first<{ no: string }>('select member_no as no from member where id = $1', [await person()]))!;
        return product.get(EnterHolder).execute(officers[0], { titleId, level: 'first', memberNo: no, fromOn: '2026-01-01', reason: '渝工发〔2026〕1号' });
      }));
      const confirmed = await Promise.allSettled(motions.map((motionId) => product.get(SettleMotion).confirm(officers[1], motionId)));
      const refused = confirmed.flatMap((one) => (one.status === 'rejected' ? [one.reason as Error] : []));
      expect(refused).toHaveLength(8);
      for (const reason of refused) expect(reason).toBeInstanceOf(TitlePlacesFull);
      expect((await standing(titleId)).map(({ number }) => number)).toEqual([1, 2]);
    });

    it('one person takes one place of a title, whatever the level', async () => {
      const [titleId, memberId] = [await define(), await person()];
      await aHolder(product, officers, { titleId, memberId });
      await expect(aHolder(product, officers, { titleId, memberId, level: 'third' })).rejects.toBeInstanceOf(HoldsTitleAlready);
    });

    it('a cap goes down to the holders and not below; who sits above it moves to a free place', async () => {
      const titleId = await define(withFirstLevel({ cap: 3 }));
      const [one, two] = [await aHolder(product, officers, { titleId, memberId: await person() }), await aHolder(product, officers, { titleId, memberId: await person() })];
      const three = await aHolder(product, officers, { titleId, memberId: await person() });
      const revise = (cap: number, reason = '编制调整') => product.get(ReviseTitle).execute(officers[0], { titleId, content: withFirstLevel({ cap }), reason });
      await expect(revise(2)).rejects.toMatchObject({ code: CapBelowHolders.code, facts: { cap: 2, holders: 3 } });
      const motionId = await product.get(EndTitle).execute(officers[0], { holdingId: one.id, endKind: 'waived', reason: '本人申请' });
      await product.get(SettleMotion).confirm(officers[1], motionId);
      await revise(2);
      expect((await standing(titleId)).map(({ id, number }) => [id, number])).toEqual([[three.id, 1], [two.id, 2]]);
      await revise(5);
      expect(await product.reader.rows(`select 1 from title_place where title_id = $1 and level = 'first'`, [titleId])).toHaveLength(5);
      expect(await findBroken(product.reader, titleInvariants)).toEqual([]);
    });
  });

  describe('giving and ending it', () => {
    it('takes two officers with accounts of their own', async () => {
      const titleId = await define();
      const holder = await aHolder(product, officers, { titleId, memberId: await person() });
      const motionId = await product.get(EndTitle).execute(officers[0], { holdingId: holder.id, endKind: 'withdrawn', reason: '查实成果不实' });
      await expect(product.get(SettleMotion).confirm(officers[0], motionId)).rejects.toBeInstanceOf(MotionNeedsSecondOfficer);
      const memberId = await person();
      const twin = await anActorOf(product, await anAccount(product, { memberId, roles: { city_organiser: city.cityId } }));
      await product.reader.rows(`update account set member_id = $1 where id = $2`, [memberId, officers[0].accountId]);
      await expect(product.get(SettleMotion).confirm(twin, motionId)).rejects.toBeInstanceOf(MotionNeedsSecondOfficer);
      await product.reader.rows(`update account set member_id = null where id = $1`, [officers[0].accountId]);
      expect((await holdingOf(holder.id)).endedOn).toBeNull();
      const both = await Promise.allSettled([product.get(SettleMotion).confirm(officers[1], motionId), product.get(SettleMotion).confirm(officers[1], motionId)]);
      expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect((both.find(({ status }) => status === 'rejected') as PromiseRejectedResult).reason).toBeInstanceOf(MotionSettled);
      expect(await holdingOf(holder.id)).toMatchObject({ endedOn: '2026-05-11', endKind: 'withdrawn', placeId: null });
      await expect(product.get(EndTitle).execute(officers[0], { holdingId: holder.id, endKind: 'age', reason: '到龄' })).rejects.toBeInstanceOf(TitleEnded);
      expect(await deedsOf(titleId)).toEqual(['defined', 'entry_requested', 'granted', 'end_requested', 'ended']);
    });

    it('is laid aside with a reason, and nothing has changed', async () => {
      const titleId = await define();
      const holder = await aHolder(product, officers, { titleId, memberId: await person() });
      const motionId = await product.get(EndTitle).execute(officers[0], { holdingId: holder.id, endKind: 'age', reason: '到龄' });
      await product.get(SettleMotion).cancel(officers[1], motionId, '年龄核对有误');
      expect((await holdingOf(holder.id)).endedOn).toBeNull();
      await expect(product.get(SettleMotion).confirm(officers[1], motionId)).rejects.toBeInstanceOf(MotionSettled);
    });

    it('the ledger holds ids, codes and hashes, and nobody’s name or reason', async () => {
      const titleId = await define();
      const memberId = await person();
      const { name } = (await product.reader.first<{ name: string }>('select name from member where id = $1', [memberId]))!;
      await aHolder(product, officers, { titleId, memberId });
      const [all] = await product.reader.rows<{ text: string }>(`select string_agg(content, ' ') as text from ledger_event where chain = $1`, [`title:${titleId}`]);
      expect(all!.text).toContain(memberId);
      for (const secret of [name, '渝工发']) expect(all!.text).not.toContain(secret);
    });
  });

  describe('who may', () => {
    it('define, grant, examine and post: city organisers; auditors look; nobody else', async () => {
      const titleId = await define();
      const desk = (actor: Actor) => product.ask(actor, `{ titleDesk(titleId: "${titleId}") { versionNumber abilities { canDefine canGrant canExamine canPost } } }`);
      expect((await desk(officers[0])).data).toMatchObject({ titleDesk: { versionNumber: 1, abilities: { canDefine: true, canGrant: true, canExamine: true, canPost: true } } });
      expect((await desk(anActor({ auditor: city.cityId }))).data).toMatchObject({ titleDesk: { abilities: { canDefine: false, canGrant: false, canExamine: false, canPost: false } } });
      for (const actor of [anActor({ district_organiser: city.districtA }), anActor({ judge: city.cityId }), anActor({ unit_cadre: city.enterprises[0] }), anActor({ member: city.team })]) expect((await desk(actor)).errors![0]!.originalError).toBeInstanceOf(NotAllowed);

      const holder = await aHolder(product, officers, { titleId, memberId: await person() });
      for (const actor of [anActor({ auditor: city.cityId }), anActor({ district_organiser: city.districtA }), anActor({ judge: city.cityId })]) {
        const acts = [
          () => product.get(DefineTitle).execute(actor, { code: 'x', name: 'x', content: someTitle() }), () => product.get(ReviseTitle).execute(actor, { titleId, content: withFirstLevel({ cap: 9 }), reason: 'x' }),
          () => product.get(EnterHolder).execute(actor, { titleId, level: 'first', memberNo: 'x', fromOn: '2026-01-01', reason: 'x' }), () => product.get(EndTitle).execute(actor, { holdingId: holder.id, endKind: 'age', reason: 'x' }),
          () => product.get(SettleMotion).confirm(actor, newId()), () => product.get(OpenAssessment).execute(actor, { holdingId: holder.id, assessorIds: [] }), () => product.get(ConcludeAssessment).execute(actor, newId()),
          () => product.get(SettleEvidence).execute(actor, { evidenceId: newId(), isAccepted: true }), () => product.get(PostVacancy).execute(actor, { titleId, level: 'first', places: 1 }),
          () => product.get(AppointWinner).execute(actor, { postingId: newId(), entryId: newId() }), () => product.get(ClosePosting).execute(actor, { postingId: newId(), reason: 'x' }),
        ];
        for (const act of acts) await expect(async () => act()).rejects.toBeInstanceOf(NotAllowed);
      }
    });

    it('mark: judges and officers; an employee has nothing to mark', async () => {
      expect((await product.ask(anActor({ member: city.team }), '{ titleAssessmentsToMark { id } }')).errors![0]!.originalError).toBeInstanceOf(NotAllowed);
      expect((await product.ask(officers[0], '{ titleAssessmentsToMark { id } }')).errors).toBeUndefined();
    });

    it('a holder sees their own titles and what the next assessment asks; a visitor has none', async () => {
      const [titleId, memberId] = [await define(), await person()];
      await aHolder(product, officers, { titleId, memberId, nextAssessmentOn: '2026-05-10' });
      const mine = '{ myTitles { titleName levelName nextAssessmentOn isOverdue allowanceFen passMark parts { name weight } needed { name withinMonths isShown } } }';
      expect((await product.ask(anActor({ member: city.team }, { memberId }), mine)).data).toMatchObject({ myTitles: [{
        titleName: '首席技师', levelName: '一级', nextAssessmentOn: '2026-05-10', isOverdue: true, allowanceFen: 350_000, passMark: 70_000, needed: [{ name: '创新课题', withinMonths: 12, isShown: false }],
      }] });
      expect((await product.ask(anActor({ member: city.team }, { memberId: await person() }), mine)).data).toEqual({ myTitles: [] });
    });
  });

  it('what is overdue, whose unit has changed and whose term is over is seen on the desk', async () => {
    const titleId = await define();
    const memberId = await person();
    await aHolder(product, officers, { titleId, memberId, fromOn: '2024-06-01', nextAssessmentOn: '2026-05-01' });
    const desk = async () => ((await product.ask(officers[0], `{ titleDesk(titleId: "${titleId}") { holdings { isOverdue hasLeftUnit isTermOver missingEvidence placeNumber } } }`)).data as unknown as { titleDesk: { holdings: object[] } }).titleDesk.holdings;
    expect(await desk()).toEqual([{ isOverdue: true, hasLeftUnit: false, isTermOver: false, missingEvidence: '创新课题', placeNumber: 1 }]);
    await product.get(MoveMember).execute(platformActor, { memberId, organizationId: city.enterprises[2], fromOn: '2026-05-11' });
    const before = product.clock.now();
    product.clock.set(shanghai(2027, 6, 1, 9));
    expect(await desk()).toMatchObject([{ hasLeftUnit: true, isTermOver: true }]);
    product.clock.set(before);
  });
});
