import { afterAll, beforeAll, expect, describe, it, jest } from '@jest/globals';
import { platformActor, shanghai, visitor, type Actor } from '@jiangong/kernel';
import { EntriesModule, entriesEntities, Media, PassRecommendation, SubmitWork } from '@jiangong/entries';
import { aMedia, aPhoto, aUnionWorld, type UnionWorld } from '@jiangong/entries/testing';
import { JudgingModule, judgingEntities } from '@jiangong/judging';
import { PeopleModule, peopleEntities } from '@jiangong/people';
import { fiveSmallStandardRules, ProgrammeModule, programmeEntities, ruleContent } from '@jiangong/programme';
import { aRound, type RoundWorld } from '@jiangong/programme/testing';
import { ResultsModule, resultsEntities } from '@jiangong/results';
import { TestProduct } from '@jiangong/testing';
import { RecognitionModule, recognitionEntities } from '../../recognition.module';
import { ModerateWork } from './commands/moderate-work';
import { LOOKED_AT } from './work-looked-at';

jest.setTimeout(60_000);

const rules = ruleContent.parse({ ...fiveSmallStandardRules, declarations: [], form: { fields: [{ code: 'pictures', label: '图片', kind: 'files', files: { accept: ['image'], maxFiles: 3 } }] } });

let product: TestProduct;
let world: UnionWorld;
let works: RoundWorld;

beforeAll(async () => {
  product = await TestProduct.start({
    modules: [PeopleModule, ProgrammeModule, EntriesModule, JudgingModule, ResultsModule, RecognitionModule],
    entities: [...peopleEntities, ...programmeEntities, ...entriesEntities, ...judgingEntities, ...resultsEntities, ...recognitionEntities],
    now: shanghai(2026, 5, 11, 9),
  });
  world = await aUnionWorld(product);
  works = await aRound(product.uow, { subject: 'work', rules, categories: [{ code: 'renovation', name: '小革新' }] });
});
afterAll(() => product?.stop());

/** A work with a file, passed by every desk; what was made of the file is ready. */
async function filmed(): Promise<{ workId: string; entryId: string; film: string; actor: Actor }> {
  const { actor } = await world.person();
  const film = await aMedia(product, actor, '密封.jpg', await aPhoto());
  const entryId = await product.get(SubmitWork).execute(actor, { roundId: works.roundId, categoryId: works.category.renovation!, title: '有视频的密封', content: { pictures: [film] } });
  const { id } = (await product.reader.first<{ id: string }>('select id from recommendation where entry_id = $1', [entryId]))!;
  for (const officer of [world.cadre, world.district, world.organiser]) await product.get(PassRecommendation).execute(officer, { id });
  await product.drain();
  return { entryId, film, actor, workId: (await product.reader.first<{ id: string }>('select id from work where entry_id = $1', [entryId]))!.id };
}

const REVIEW = 'id state abilities { canApprove canReturn } obstacle { code message }';
const review = async (actor: Actor, id: string) => (await product.ask(actor, `query ($id: ID!) { workToModerate(id: $id) { ${REVIEW} } }`, { id })).data!.workToModerate;
/** The version an office that has just looked sends with its decision. */
const seenBy = async (id: string): Promise<number> => (await product.reader.first<{ version: number }>(`select ${LOOKED_AT} as version from work w where w.id = $1`, [id]))!.version;
const decide = async (actor: Actor, id: string, act: string, more: Record<string, unknown> = {}) =>
  (await product.ask(actor, `mutation ($input: ModerateWorkInput!) { moderateWork(input: $input) { ... on WorkReview { ${REVIEW} } ... on Refusal { code } } }`, { input: { id, act, version: await seenBy(id), ...more } })).data!.moderateWork;
const isPublic = async (id: string) => (await product.ask(visitor, 'query ($id: ID!) { work(id: $id) { id } }', { id })).errors === undefined;
const become = (film: string, state: string, progress: number) => product.reader.rows('update media set state = $2, progress = $3 where id = $1 returning id', [film, state, progress]);

describe('what would be shown is what was looked at', () => {
  it('a work waits while its film is being encoded; the office reads how far it is, and shows it once it is ready', async () => {
    const { workId, film } = await filmed();
    await become(film, 'processing', 40);
    expect(await review(world.organiser, workId)).toMatchObject({ obstacle: { code: 'WORK_FILM_NOT_READY', message: expect.stringContaining('40%') }, abilities: { canApprove: false, canReturn: true } });
    expect(await decide(world.organiser, workId, 'approve')).toMatchObject({ code: 'WORK_FILM_NOT_READY' });
    expect(await isPublic(workId)).toBe(false);
    await become(film, 'ready', 100);
    expect(await review(world.organiser, workId)).toMatchObject({ obstacle: null, abilities: { canApprove: true } });
    expect(await decide(world.organiser, workId, 'approve')).toMatchObject({ state: 'approved' });
  });

  it('a work with a file that was refused is not shown; it goes back to its author', async () => {
    const { workId, film } = await filmed();
    await become(film, 'refused', 0);
    expect(await decide(world.organiser, workId, 'approve')).toMatchObject({ code: 'WORK_FILM_REFUSED' });
    expect(await decide(world.organiser, workId, 'return', { reasonCode: 'quality' })).toMatchObject({ state: 'returned', obstacle: { code: 'WORK_FILM_REFUSED' } });
  });

  it('what was added to a file since the page was opened, captions say, is looked at too', async () => {
    const { workId, film } = await filmed();
    const version = await seenBy(workId);
    await product.uow.run(platformActor, {}, (tx) => tx.repo(Media).update({ id: film }, { captions: [{ lang: 'zh-CN', key: `media/${film}/captions.vtt`, label: '中文' }] }));
    expect(await decide(world.organiser, workId, 'approve', { version })).toMatchObject({ code: 'WORK_CHANGED' });
    expect(await decide(world.organiser, workId, 'approve')).toMatchObject({ state: 'approved' });
  });

  it('an office’s own author does not show the own work; somebody else does', async () => {
    const { workId, entryId, actor } = await filmed();
    const author: Actor = { ...world.district, memberId: actor.memberId };
    expect(await review(author, workId)).toMatchObject({ obstacle: { code: 'WORK_OF_MODERATOR' }, abilities: { canApprove: false } });
    expect(await decide(author, workId, 'approve')).toMatchObject({ code: 'WORK_OF_MODERATOR' });
    const coAuthor = await world.person();
    await product.reader.rows(`insert into entry_author (entry_id, member_id, position, share) values ($1, $2, 9, 1) returning entry_id`, [entryId, coAuthor.actor.memberId]);
    expect(await decide({ ...world.district, memberId: coAuthor.actor.memberId }, workId, 'approve')).toMatchObject({ code: 'WORK_OF_MODERATOR' });
    expect(await decide(world.district, workId, 'approve')).toMatchObject({ state: 'approved' });
  });

  it('what the platform drew itself for its sample is not waited for; what was refused goes out in no case', async () => {
    const { workId, film } = await filmed();
    await become(film, 'refused', 0);
    const show = async () => product.get(ModerateWork).execute(world.organiser, { id: workId, act: 'approve', version: await seenBy(workId) }, { filmsAreOwn: true });
    await expect(show()).rejects.toMatchObject({ code: 'WORK_FILM_REFUSED' });
    await become(film, 'processing', 10);
    await show();
    expect(await isPublic(workId)).toBe(true);
  });
});
