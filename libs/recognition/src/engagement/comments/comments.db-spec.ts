import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId, NotFound, visitor, type Actor } from '@jiangong/kernel';
import { anActor, TestProduct } from '@jiangong/testing';
import { ModerationModule, ModerationWord } from '../../moderation/public';
import { EngagementModule } from '../engagement.module';
import { CommentsReader } from './comments.reader';

const CITY = newId();
const [WORK, HIDDEN] = [newId(), newId()];
interface Comment { readonly id: string; readonly text: string; readonly state: string; readonly author: string; readonly isMine: boolean; readonly reason: string; readonly abilities: { canDelete: boolean; canReport: boolean } }
interface Waiting { readonly id: string; readonly text: string; readonly authorName: string; readonly workTitle: string; readonly reports: number; readonly reportReasons: string[]; readonly findings: { text: string; level: string }[] }

describe('comments', () => {
  let product: TestProduct;
  const organiser = anActor({ city_organiser: CITY }, { name: '王组织' });
  const aMember = (name = '李工匠'): Actor => anActor({ member: CITY }, { memberId: newId(), name });
  const FIELDS = '__typename ... on Comment { id text state author isMine reason abilities { canDelete canReport } } ... on Refusal { code }';

  const post = (actor: Actor, text: string, workId = WORK) => product.ask(actor, `mutation P($input: PostCommentInput!) { postComment(input: $input) { ${FIELDS} } }`, { input: { workId, text } });
  const posted = async (actor: Actor, text: string): Promise<string> => ((await post(actor, text)).data as unknown as { postComment: Comment }).postComment.id;
  const list = async (actor: Actor, workId = WORK): Promise<Comment[]> =>
    ((await product.ask(actor, `query C($workId: ID!) { comments(workId: $workId, first: 50) { totalCount nodes { id text state author isMine reason abilities { canDelete canReport } } } }`, { workId })).data as unknown as { comments: { nodes: Comment[] } }).comments.nodes;
  const queue = (actor: Actor) => product.ask(actor, '{ commentsToModerate(first: 50) { totalCount nodes { id text authorName workTitle reports reportReasons findings { text level } } } }');
  const waiting = async (): Promise<Waiting[]> => ((await queue(organiser)).data as unknown as { commentsToModerate: { nodes: Waiting[] } }).commentsToModerate.nodes;
  const moderate = (actor: Actor, commentId: string, decision: string, reason?: string) => product.ask(actor,
    'mutation M($input: ModerateCommentInput!) { moderateComment(input: $input) { __typename ... on CommentToModerate { state decidedByName reports } ... on Refusal { code } } }', { input: { commentId, decision, reason } });
  const report = (actor: Actor, commentId: string, reason = '不实') => product.ask(actor, `mutation R($input: ReportCommentInput!) { reportComment(input: $input) { ${FIELDS} } }`, { input: { commentId, reason } });
  const remove = (actor: Actor, commentId: string) => product.ask(actor, `mutation D($id: ID!) { deleteComment(commentId: $id) { ${FIELDS} } }`, { id: commentId });

  beforeAll(async () => {
    product = await TestProduct.start({ modules: [ModerationModule, EngagementModule], entities: [ModerationWord] });
    await product.reader.rows('create table shown (id uuid, title text)');
    await product.reader.rows('create or replace view engagement.public_work as select id, title from shown');
    await product.reader.rows(`insert into shown values ($1, '一线工艺改良')`, [WORK]);
    await product.reader.rows(`insert into moderation_word (id, word, level, created_at) values ($1, '代办加分', 'block', now()) on conflict do nothing`, [newId()]);
  });
  afterAll(() => product?.stop());
  beforeEach(async () => { await product.reader.rows('truncate engagement.work_comment, engagement.comment_report'); });

  it('nobody but its author sees one before an organiser has let it through; then everybody does, by the family name', async () => {
    const author = aMember('赵建国');
    const id = await posted(author, '这个夹具太巧了');
    expect(await list(author)).toMatchObject([{ id, state: 'pending', isMine: true, abilities: { canDelete: true, canReport: false } }]);
    for (const actor of [visitor, aMember(), organiser]) expect(await list(actor)).toEqual([]);
    expect((await moderate(organiser, id, 'show')).data).toMatchObject({ moderateComment: { state: 'shown', decidedByName: '王组织' } });
    expect(await list(visitor)).toEqual([{ id, text: '这个夹具太巧了', state: 'shown', author: '赵**', isMine: false, reason: '', abilities: { canDelete: false, canReport: false } }]);
    expect(await list(aMember())).toMatchObject([{ isMine: false, abilities: { canDelete: false, canReport: true } }]);
    expect(await waiting()).toEqual([]);
  });

  it('one that is returned goes back to its author with the reason and to nobody else', async () => {
    const author = aMember();
    const id = await posted(author, '代 办-加 分找我');
    expect(await waiting()).toMatchObject([{ id, authorName: '李工匠', workTitle: '一线工艺改良', reports: 0, findings: [{ text: '代 办-加 分', level: 'block' }] }]);
    expect((await moderate(organiser, id, 'return')).data).toMatchObject({ moderateComment: { code: 'COMMENT_REASON_NEEDED' } });
    await moderate(organiser, id, 'return', '与作品无关');
    expect(await list(author)).toMatchObject([{ state: 'returned', reason: '与作品无关' }]);
    expect(await list(visitor)).toEqual([]);
    expect((await moderate(organiser, id, 'show')).data).toMatchObject({ moderateComment: { code: 'COMMENT_DECIDED' } });
  });

  it('goes with its work: whoever kept its id can neither read nor report it; it comes back with the work', async () => {
    const author = aMember();
    const id = await posted(author, '好办法');
    await moderate(organiser, id, 'show');
    await product.reader.rows('delete from shown where id = $1', [WORK]);
    try {
      const answer = await report(aMember(), id);
      expect(answer.errors![0]!.originalError).toBeInstanceOf(NotFound);
      await expect(product.get(CommentsReader).one(aMember(), id)).rejects.toBeInstanceOf(NotFound);
      expect(await product.get(CommentsReader).one(author, id)).toMatchObject({ id, isMine: true });
    } finally {
      await product.reader.rows(`insert into shown values ($1, '一线工艺改良')`, [WORK]);
    }
    expect((await report(aMember(), id)).data).toMatchObject({ reportComment: { id } });
  });

  it('members write, nobody else; and only on what is public', async () => {
    for (const actor of [visitor, organiser, anActor({ judge: CITY }, { memberId: newId() })]) expect((await post(actor, '好')).errors).toHaveLength(1);
    expect((await post(anActor({ member: CITY }), '好')).data).toMatchObject({ postComment: { code: 'NO_MEMBER_TO_LIKE' } });
    const answer = await post(aMember(), '好', HIDDEN);
    expect(answer.errors![0]!.originalError).toBeInstanceOf(NotFound);
    expect((await post(aMember(), '  ')).data).toMatchObject({ postComment: { code: 'COMMENT_EMPTY' } });
    expect((await post(aMember(), '电话13812345678')).data).toMatchObject({ postComment: { code: 'COMMENT_NAMES_NUMBERS' } });
    expect(await waiting()).toEqual([]);
  });

  it('a work that is hidden hides its comments', async () => {
    const id = await posted(aMember(), '好');
    await moderate(organiser, id, 'show');
    await product.reader.rows('delete from shown');
    expect(await list(visitor)).toEqual([]);
    await product.reader.rows(`insert into shown values ($1, '一线工艺改良')`, [WORK]);
    expect(await list(visitor)).toHaveLength(1);
  });

  it('organisers of the city decide, nobody else', async () => {
    const author = aMember();
    const id = await posted(author, '好');
    for (const actor of [visitor, author, anActor({ district_organiser: CITY }), anActor({ auditor: CITY })]) {
      expect((await queue(actor)).errors).toHaveLength(1);
      expect((await moderate(actor, id, 'show')).errors).toHaveLength(1);
    }
    expect(await list(visitor)).toEqual([]);
  });

  it('its author deletes it, and its words are gone; nobody else may', async () => {
    const author = aMember();
    const id = await posted(author, '写错了');
    await moderate(organiser, id, 'show');
    for (const actor of [aMember(), visitor]) expect((await remove(actor, id)).errors).toHaveLength(1);
    expect(await list(visitor)).toHaveLength(1);
    for (let time = 0; time < 2; time++) expect((await remove(author, id)).data).toMatchObject({ deleteComment: { state: 'deleted', text: '' } });
    expect(await list(author)).toEqual([]);
    expect(await product.reader.rows('select text from engagement.work_comment')).toEqual([{ text: '' }]);
  });

  it('what is reported is looked at again: one report a member, it stands until it is decided', async () => {
    const author = aMember();
    const id = await posted(author, '争议的话');
    const reader = aMember();
    expect((await report(reader, id)).errors).toHaveLength(1);
    await moderate(organiser, id, 'show');
    for (const who of [reader, reader, aMember()]) await report(who, id);
    for (const actor of [visitor, author]) expect((await report(actor, id)).errors).toHaveLength(1);
    expect(await waiting()).toMatchObject([{ id, reports: 2, reportReasons: ['不实', '不实'] }]);
    expect(await list(visitor)).toHaveLength(1);
    await moderate(organiser, id, 'return', '查实，不实');
    expect(await list(visitor)).toEqual([]);
    expect(await waiting()).toEqual([]);
  });

  it('ten of a member wait at most, sent at once too', async () => {
    const author = aMember();
    const answers = await Promise.all(Array.from({ length: 14 }, (_, n) => post(author, `第 ${n} 条`)));
    const codes = answers.map(({ data }) => (data as unknown as { postComment: { code?: string } }).postComment.code);
    expect(codes.filter((code) => code === undefined)).toHaveLength(10);
    expect(codes.filter((code) => code === 'COMMENTS_WAITING')).toHaveLength(4);
  });
});
