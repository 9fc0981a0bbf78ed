import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, platformActor, shanghai, visitor, type Actor, type Role } from '@jiangong/kernel';
import { EntriesModule, entriesEntities, RegisterMedia } from '@jiangong/entries';
import { JudgingModule, judgingEntities } from '@jiangong/judging';
import { Account, PeopleModule, peopleEntities } from '@jiangong/people';
import { aCity, aMember, type City } from '@jiangong/people/testing';
import { ProgrammeModule, programmeEntities } from '@jiangong/programme';
import { ResultsModule, resultsEntities } from '@jiangong/results';
import { JobDrain, UploadedFiles } from '@jiangong/platform';
import { anActor, TestProduct } from '@jiangong/testing';
import { Readable } from 'node:stream';
import sharp from 'sharp';
import { RecognitionModule, recognitionEntities } from '../../recognition.module';
import { SharedPages } from '../shared/public';
import { ReleaseDueNews } from './commands/release-due-news';

interface Draft { id: string; state: string; version: number; html: string; title: string; abilities: Record<string, boolean>; steps: { act: string; byName: string | null }[]; reasonCode: string | null }
type Answer = Draft & { code?: string };

const DRAFT = 'id state version html title reasonCode abilities { canWrite canSubmit canReview canWithdraw } steps { act byName }';
const OR_REFUSED = `__typename ... on NewsDraft { ${DRAFT} } ... on Refusal { code }`;

describe('news', () => {
  let product: TestProduct;
  let city: City;
  let writer: Actor, second: Actor, district: Actor, otherDistrict: Actor, cadre: Actor, auditor: Actor, judge: Actor;

  beforeAll(async () => {
    product = await TestProduct.start({
      modules: [PeopleModule, ProgrammeModule, EntriesModule, JudgingModule, ResultsModule, RecognitionModule],
      entities: [...peopleEntities, ...programmeEntities, ...entriesEntities, ...judgingEntities, ...resultsEntities, ...recognitionEntities],
    });
    city = await aCity(product);
    const officer = async (name: string, role: Role, node: string): Promise<Actor> => {
      const accountId = newId();
      await product.uow.run(platformActor, {}, (tx) => tx.repo(Account).insert({ id: accountId, username: accountId, passwordHash: '-', name, memberId: null, createdAt: tx.now, disabledAt: null }));
      return anActor({ [role]: node }, { accountId, name });
    };
    [writer, second, district, otherDistrict, cadre, auditor, judge] = await Promise.all([
      officer('宣教部', 'city_organiser', city.cityId), officer('办公室', 'city_organiser', city.cityId), officer('江北', 'district_organiser', city.districtA),
      officer('南岸', 'district_organiser', city.districtB), officer('红岩', 'unit_cadre', city.enterprises[0]), officer('纪检', 'auditor', city.cityId), officer('评委', 'judge', city.cityId),
    ]) as [Actor, Actor, Actor, Actor, Actor, Actor, Actor];
  });
  afterAll(() => product?.stop());

  const text = (over: Record<string, unknown> = {}) => ({ kind: 'news', title: '一季度之星公布', summary: '四十名职工获评', html: '<p class="MsoNormal">全市职工<b>踊跃</b>参与</p>', source: '市总工会宣教部', organizationId: city.cityId, seasonYear: 2026, ...over });
  const run = async (actor: Actor, field: string, type: string, input: object): Promise<Answer> => {
    const { data, errors } = await product.ask(actor, `mutation($input: ${type}!) { ${field}(input: $input) { ${OR_REFUSED} } }`, { input });
    if (errors) return { code: errors[0]!.originalError?.name } as Answer;
    return (data as unknown as Record<string, Answer>)[field]!;
  };
  const save = (actor: Actor, input: object) => run(actor, 'saveNews', 'SaveNewsInput', input);
  const submit = (actor: Actor, { id, version }: Answer) => run(actor, 'submitNews', 'SubmitNewsInput', { id, version });
  const review = (actor: Actor, { id, version }: Answer, over: object = { act: 'approve' }) => run(actor, 'reviewNews', 'ReviewNewsInput', { id, version, ...over });
  const withdraw = (actor: Actor, { id, version }: Answer, over: object = { reasonCode: 'error' }) => run(actor, 'withdrawNews', 'WithdrawNewsInput', { id, version, ...over });
  const asPublic = async (id: string): Promise<{ id: string; html: string; cover: { imageUrl: string } | null } | null> => {
    const { data, errors } = await product.ask(visitor, 'query($id: ID!) { newsItem(id: $id) { id html cover { imageUrl } } }', { id });
    if (errors) expect(errors[0]!.originalError?.name).toBe('NotFound');
    return (data as unknown as { newsItem: never } | null)?.newsItem ?? null;
  };
  const listed = async (variables: object = {}): Promise<string[]> => {
    const { data } = await product.ask(visitor, 'query($kind: String, $organizationId: ID, $year: Int, $first: Int! = 50) { newsItems(kind: $kind, organizationId: $organizationId, year: $year, first: $first) { nodes { id } totalCount } }', variables as Record<string, unknown>);
    const page = (data as unknown as { newsItems: { nodes: { id: string }[]; totalCount: number } }).newsItems;
    expect(page.totalCount).toBe(page.nodes.length);
    return page.nodes.map((node) => node.id);
  };
  const published = async (over: object = {}): Promise<Answer> => review(second, await submit(writer, await save(writer, text(over as never))));
  const aPicture = async (actor: Actor, purpose: 'news' | 'entry' = 'news'): Promise<string> => {
    const uploadId = await product.get(UploadedFiles).keep(actor, 'a.jpg', Readable.from([await sharp({ create: { width: 64, height: 48, channels: 3, background: '#a33' } }).jpeg().toBuffer()]));
    const id = await product.get(RegisterMedia).execute(actor, { uploadId, purpose });
    await product.get(JobDrain).drain();
    return id;
  };

  it('is cleaned when it is written, and seen by nobody outside before it is released', async () => {
    const draft = await save(writer, text());
    expect(draft).toMatchObject({ state: 'draft', html: '<p>全市职工<strong>踊跃</strong>参与</p>' });
    const handedIn = await submit(writer, draft);
    expect([await asPublic(draft.id), (await listed()).includes(draft.id)]).toEqual([null, false]);
    expect(await review(second, handedIn)).toMatchObject({ state: 'published' });
    expect(await asPublic(draft.id)).toMatchObject({ html: '<p>全市职工<strong>踊跃</strong>参与</p>' });
    expect(await listed()).toContain(draft.id);
  });

  it('is cleaned once more when it is read', async () => {
    const { id } = await published();
    await product.reader.rows(`update news_item set html = '<p onclick="x()">旧规则放行的</p><script>x()</script>' where id = $1`, [id]);
    expect((await asPublic(id))!.html).toBe('<p>旧规则放行的</p>');
  });

  it('is reviewed by somebody who did not write it, and by nobody who wrote in it meanwhile', async () => {
    const handedIn = await submit(writer, await save(writer, text()));
    expect(handedIn.abilities.canReview).toBe(false);
    expect((await review(writer, handedIn)).code).toBe('NEWS_NEEDS_SECOND_PERSON');
    const returned = await review(second, handedIn, { act: 'return', reasonCode: 'wording' });
    expect(returned).toMatchObject({ state: 'draft', reasonCode: 'wording' });
    const touched = await save(second, { ...text(), id: returned.id, version: returned.version });
    expect((await review(second, await submit(writer, touched))).code).toBe('NEWS_NEEDS_SECOND_PERSON');
  });

  it('is returned and withdrawn with a typed reason only; “other” must be written', async () => {
    const handedIn = await submit(writer, await save(writer, text()));
    expect((await review(second, handedIn, { act: 'return' })).code).toBe('NEWS_REASON_NEEDED');
    expect((await review(second, handedIn, { act: 'return', reasonCode: 'other', reason: '  ' })).code).toBe('NEWS_REASON_NEEDED');
    expect((await withdraw(writer, await review(second, handedIn), { reasonCode: 'other' })).code).toBe('NEWS_REASON_NEEDED');
  });

  it('is released by the clock at its time, not before', async () => {
    const at = shanghai(2026, 5, 12, 8);
    const scheduled = await review(second, await submit(writer, await save(writer, text())), { act: 'approve', publishAt: at.toISOString() });
    expect(scheduled.state).toBe('scheduled');
    product.clock.set(new Date(at.getTime() - 1_000));
    expect(await product.get(ReleaseDueNews).execute()).toBe(0);
    expect(await asPublic(scheduled.id)).toBeNull();
    product.clock.set(at);
    expect(await product.get(ReleaseDueNews).execute()).toBe(1);
    expect(await asPublic(scheduled.id)).not.toBeNull();
    expect(await product.get(ReleaseDueNews).execute()).toBe(0);
    expect((await review(second, await submit(writer, await save(writer, text())), { act: 'approve', publishAt: at.toISOString() })).code).toBe('NEWS_TIME_PASSED');
  });

  it('withdrawn, it is gone at once with its pictures, and can be mended and released again', async () => {
    const cover = await aPicture(writer);
    const inText = await aPicture(writer);
    const item = await published({ coverMediaId: cover, html: `<p>现场</p><img src="/media/${inText}/image1600.webp" alt="现场">` });
    const isPublic = async () => (await product.reader.rows<{ isPublic: boolean }>('select is_public as "isPublic" from media where id = any($1::uuid[])', [[cover, inText]])).map((row) => row.isPublic);
    expect((await asPublic(item.id))!.cover!.imageUrl).toContain(`/media/${cover}/`);
    expect(await isPublic()).toEqual([true, true]);
    const gone = await withdraw(second, item);
    expect([await asPublic(item.id), await isPublic()]).toEqual([null, [false, false]]);
    const mended = await save(writer, { ...text({ coverMediaId: cover }), id: gone.id, version: gone.version });
    expect((await review(second, await submit(writer, mended))).state).toBe('published');
    expect(await isPublic()).toEqual([true, false]);
  });

  it('is found by its words while it is public, and no longer', async () => {
    const found = async () => ((await product.ask(visitor, '{ search(query: "氩弧焊", kinds: ["news"], first: 5) { id title } }')).data as unknown as { search: { id: string }[] }).search.map((hit) => hit.id);
    const item = await submit(writer, await save(writer, text({ html: '<p>他带着<strong>氩弧焊</strong>班组</p>' })));
    expect(await found()).toEqual([]);
    const shown = await review(second, item);
    expect(await found()).toEqual([item.id]);
    await withdraw(writer, shown);
    expect(await found()).toEqual([]);
  });

  it('a shared link shows its words while it is public, and nothing of it otherwise', async () => {
    const pages = product.get(SharedPages);
    const item = await submit(writer, await save(writer, text({ coverMediaId: await aPicture(writer), html: '<p>甲 &lt;乙&gt;</p><p>丙</p>' })));
    expect(await pages.page(`/news/${item.id}`)).toBeNull();
    const shown = await review(second, item);
    expect(await pages.page(`/news/${item.id}`)).toMatchObject({ title: '一季度之星公布', description: '四十名职工获评', paragraphs: ['甲 <乙>', '丙'], picture: expect.stringMatching(/^\/media\/[\w-]+\/1600-/) });
    expect((await pages.page('/'))!.links).toContainEqual({ to: `/news/${item.id}`, text: '一季度之星公布' });
    expect((await pages.page(`/units/${city.cityId}`))!.links).toContainEqual(expect.objectContaining({ to: `/news/${item.id}` }));
    await withdraw(writer, shown);
    expect(await pages.page(`/news/${item.id}`)).toBeNull();
    expect([await pages.page('/news/x'), await pages.page(`/works/${newId()}`), await pages.page(`/stars/${newId()}`), await pages.page(`/units/${city.districtB}`), await pages.page('/office')]).toEqual([null, null, null, null, undefined]);
  });

  it('a picture that another piece still shows stays', async () => {
    const cover = await aPicture(writer);
    const [one] = [await published({ coverMediaId: cover }), await published({ coverMediaId: cover })];
    await withdraw(writer, one);
    expect(await product.reader.first('select is_public as shown from media where id = $1', [cover])).toEqual({ shown: true });
  });

  it('shows only pictures its writer sent for news; who reviews sees them before anybody else', async () => {
    const ours = await aPicture(writer);
    expect((await save(second, text({ coverMediaId: ours }))).code).toBe('NEWS_PICTURE_NOT_READY');
    expect((await save(writer, text({ coverMediaId: await aPicture(writer, 'entry') }))).code).toBe('NEWS_PICTURE_NOT_READY');
    await submit(writer, await save(writer, text({ coverMediaId: ours })));
    const see = async (actor: Actor) => ((await product.ask(actor, 'query($id: ID!) { media(id: $id) { id } }', { id: ours })).data as { media: unknown } | null)?.media ?? null;
    expect([await see(second) !== null, await see(otherDistrict), await see(judge), await see(visitor)]).toEqual([true, null, null, null]);
  });

  it('is handed in whole', async () => {
    for (const [over, missing] of [[{ title: ' ' }, 'title'], [{ summary: '' }, 'summary'], [{ html: '<p>&nbsp;</p>' }, 'text'], [{ source: '' }, 'source'], [{ kind: 'profile' }, 'member']] as const) {
      expect([missing, (await submit(writer, await save(writer, text(over)))).code]).toEqual([missing, 'NEWS_INCOMPLETE']);
    }
  });

  it('a profile tells only of somebody with a published honour', async () => {
    expect((await save(writer, text({ kind: 'profile', memberId: await aMember(product, { organizationId: city.team }) }))).code).toBe('NEWS_PERSON_WITHOUT_HONOUR');
  });

  it('what changed since it was opened is not decided on', async () => {
    const draft = await save(writer, text());
    await save(writer, { ...text({ title: '改过的标题' }), id: draft.id, version: draft.version });
    expect((await submit(writer, draft)).code).toBe('NEWS_CHANGED');
    // nor is it written over by whoever does not say what they opened
    expect((await save(writer, { ...text(), id: draft.id })).code).toBe('NEWS_CHANGED');
  });

  it('a picture that one draft let go is kept for another that shows it', async () => {
    const cover = await aPicture(writer);
    const [one] = [await save(writer, text({ coverMediaId: cover })), await save(writer, text({ coverMediaId: cover }))];
    const held = async () => (await product.reader.first<{ held: boolean }>('select taken_at is not null as held from media where id = $1', [cover]))!.held;
    await save(writer, { ...text(), id: one.id, version: one.version });
    expect(await held()).toBe(true);
  });

  it('a unit writes for itself, its district reviews; others may not know of it', async () => {
    const draft = await save(cadre, text({ organizationId: city.enterprises[0] }));
    expect(draft.state).toBe('draft');
    const handedIn = await submit(cadre, draft);
    expect((await review(otherDistrict, handedIn)).code).toBe('NotFound');
    expect((await review(cadre, handedIn)).code).toBe('NotAllowed');
    expect((await review(district, handedIn)).state).toBe('published');
    expect((await save(cadre, text({ organizationId: city.enterprises[1] }))).code).toBe('NotFound');
    expect((await save(auditor, text())).code).toBe('NotAllowed');
    expect((await save(judge, text())).code).toBe('NotAllowed');
    expect((await withdraw(otherDistrict, handedIn)).code).toBe('NotFound');
  });

  it('the desk shows what lies below one, and counts no more', async () => {
    const desk = async (actor: Actor) => {
      const { data, errors } = await product.ask(actor, '{ newsDesk(first: 100) { nodes { id organizationName } totalCount } }');
      return errors ? errors[0]!.originalError?.name : (data as unknown as { newsDesk: { nodes: { organizationName: string }[]; totalCount: number } }).newsDesk;
    };
    const own = await desk(cadre) as { nodes: { organizationName: string }[]; totalCount: number };
    expect([own.nodes.length, own.totalCount]).toEqual([1, 1]);
    expect(((await desk(auditor)) as { totalCount: number }).totalCount).toBeGreaterThan(5);
    expect(await desk(otherDistrict)).toEqual({ nodes: [], totalCount: 0 });
    expect(await desk(judge)).toBe('NotAllowed');
  });

  it('is asked for by kind, unit and season, in pages', async () => {
    const { id } = await published({ seasonYear: 2025 });
    expect(await listed({ year: 2025 })).toEqual([id]);
    expect(await listed({ kind: 'profile' })).toEqual([]);
    expect((await listed({ organizationId: city.cityId, year: 2025, kind: 'news' }))).toEqual([id]);
    expect(await listed({ organizationId: city.districtB })).toEqual([]);
    const all = await listed();
    const paged: string[] = [];
    for (let after: string | null = null; ;) {
      const { data } = await product.ask(visitor, 'query($after: String) { newsItems(first: 2, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }', { after });
      const { nodes, pageInfo } = (data as unknown as { newsItems: { nodes: { id: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } }).newsItems;
      paged.push(...nodes.map((node) => node.id));
      if (!pageInfo.hasNextPage) break;
      after = pageInfo.endCursor;
    }
    expect(paged).toEqual(all);
  });
});
