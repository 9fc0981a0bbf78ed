import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, NotFound, shanghai, visitor, type Actor } from '@jiangong/kernel';
import { ProgrammeModule, programmeEntities } from '@jiangong/programme';
import { PeopleModule, peopleEntities } from '@jiangong/people';
import { anActor, TestProduct } from '@jiangong/testing';
import { AskFeedbackAgain } from './commands/ask-feedback-again';
import { SendFeedback } from './commands/send-feedback';
import { FEEDBACK_LIMITS } from './feedback-limits';
import { FeedbackTooOften } from './feedback.refusals';
import { FeedbackModule } from './feedback.module';
import { Feedback, FeedbackStep } from './public';

const CITY = newId();
const FIELDS = 'id number kind text page state dueOn isLate version steps { kind text byName } abilities { canAnswer canAskAgain }';
interface Ticket { readonly id: string; readonly number: string; readonly state: string; readonly version: number; readonly steps: { kind: string; text: string; byName: string | null }[]; readonly abilities: { canAnswer: boolean; canAskAgain: boolean } }

describe('feedback', () => {
  let product: TestProduct;
  const organiser = anActor({ city_organiser: CITY }, { name: '王组织' });
  const member = anActor({ member: CITY }, { memberId: newId() });

  const send = async (actor: Actor, text = '视频打不开', page = '/works/1?x=1') =>
    ((await product.ask(actor, 'mutation S($input: SendFeedbackInput!) { sendFeedback(input: $input) { __typename ... on FeedbackReceipt { number key dueOn } ... on Refusal { code } } }', { input: { kind: 'fault', text, page } })).data as unknown as { sendFeedback: { number: string; key: string; dueOn: string; code?: string } }).sendFeedback;
  const status = (actor: Actor, number: string, key: string) => product.ask(actor, `query F($number: String!, $key: String!) { feedbackStatus(number: $number, key: $key) { ${FIELDS} } }`, { number, key });
  const seen = async (number: string, key: string): Promise<Ticket> => ((await status(visitor, number, key)).data as unknown as { feedbackStatus: Ticket }).feedbackStatus;
  const queue = (actor: Actor, state: string | null = null) => product.ask(actor, `query Q($state: String) { feedbackQueue(state: $state, first: 50) { totalCount nodes { ${FIELDS} } } }`, { state });
  const queued = async (actor: Actor = organiser, state: string | null = null): Promise<Ticket[]> => ((await queue(actor, state)).data as unknown as { feedbackQueue: { nodes: Ticket[] } }).feedbackQueue.nodes;
  const answer = async (actor: Actor, feedbackId: string, version: number, text: string | null) =>
    product.ask(actor, `mutation A($input: AnswerFeedbackInput!) { answerFeedback(input: $input) { __typename ... on Feedback { ${FIELDS} } ... on Refusal { code } } }`, { input: { feedbackId, version, text } });
  const again = async (number: string, key: string, text: string) =>
    product.ask(visitor, `mutation A($input: AskFeedbackAgainInput!) { askFeedbackAgain(input: $input) { __typename ... on Feedback { state steps { kind text byName } } ... on Refusal { code } } }`, { input: { number, key, text } });

  beforeAll(async () => {
    product = await TestProduct.start({ modules: [PeopleModule, ProgrammeModule, FeedbackModule], entities: [...peopleEntities, ...programmeEntities, Feedback, FeedbackStep] });
  });
  afterAll(() => product?.stop());

  it('a visitor sends a word from a page, gets a number and a key, and with both sees what becomes of it', async () => {
    const { number, key, dueOn } = await send(visitor);
    expect(dueOn).toBe('2026-05-18');
    expect(await seen(number.toLowerCase(), key)).toMatchObject({ number, kind: 'fault', text: '视频打不开', page: '/works/1', state: 'received', isLate: false, steps: [], abilities: { canAnswer: false, canAskAgain: false } });
    const [ticket] = (await queued()).filter((one) => one.number === number);
    expect((await answer(organiser, ticket!.id, ticket!.version, null)).data).toMatchObject({ answerFeedback: { state: 'in_work' } });
    expect((await answer(organiser, ticket!.id, ticket!.version, '已修好')).data).toMatchObject({ answerFeedback: { code: 'FEEDBACK_CHANGED' } });
    expect((await answer(organiser, ticket!.id, ticket!.version + 1, '  ')).data).toMatchObject({ answerFeedback: { code: 'ANSWER_TEXT_NEEDED' } });
    expect((await answer(organiser, ticket!.id, ticket!.version + 1, '已修好，请再试')).data).toMatchObject({ answerFeedback: { state: 'answered', steps: [{ kind: 'taken', byName: '王组织' }, { kind: 'answered', byName: '王组织' }] } });
    expect(await seen(number, key)).toMatchObject({ state: 'answered', steps: [{ kind: 'taken', byName: null }, { kind: 'answered', text: '已修好，请再试', byName: null }], abilities: { canAskAgain: true } });
    expect((await queued()).some((one) => one.number === number)).toBe(false);
    expect((await queued(organiser, 'answered')).some((one) => one.number === number)).toBe(true);
  });

  it('an answer may be asked again: it waits in the queue anew', async () => {
    const { number, key } = await send(visitor);
    expect((await again(number, key, '还是不行')).data).toMatchObject({ askFeedbackAgain: { code: 'NOTHING_TO_ASK_AGAIN' } });
    const [ticket] = (await queued()).filter((one) => one.number === number);
    await answer(organiser, ticket!.id, ticket!.version, '好了');
    expect((await again(number, key, '还是不行')).data).toMatchObject({ askFeedbackAgain: { state: 'received', steps: [{ kind: 'answered' }, { kind: 'asked_again', text: '还是不行' }] } });
    expect((await queued()).some((one) => one.number === number)).toBe(true);
  });

  it('a wrong number, a wrong key and another’s key find the same nothing', async () => {
    const [one, other] = [await send(visitor), await send(visitor)];
    const answers = await Promise.all([status(visitor, '0000-0000', one.key), status(visitor, one.number, 'x'), status(visitor, one.number, other.key)]);
    for (const { data, errors } of answers) {
      expect(data).toBeNull();
      expect(errors![0]!.originalError).toBeInstanceOf(NotFound);
      expect(errors![0]!.message).toBe(answers[0].errors![0]!.message);
    }
    await expect(product.get(AskFeedbackAgain).execute(visitor, { number: one.number, key: other.key, text: '?' }, '')).rejects.toBeInstanceOf(NotFound);
  });

  it('the queue is the city’s organisers’ and auditors’; only organisers answer', async () => {
    const { number } = await send(member);
    const auditor = anActor({ auditor: CITY });
    const [ticket] = (await queued(auditor)).filter((one) => one.number === number);
    expect(ticket!.abilities.canAnswer).toBe(false);
    for (const actor of [visitor, member, anActor({ judge: CITY }), anActor({ district_organiser: CITY })]) expect((await queue(actor)).errors).toHaveLength(1);
    for (const actor of [visitor, member, auditor]) expect((await answer(actor, ticket!.id, ticket!.version, '好')).errors).toHaveLength(1);
    expect((await queued()).find((one) => one.number === number)!.state).toBe('received');
  });

  it('what is overdue says so, and what is due first stands first', async () => {
    await send(visitor, '早的');
    const before = product.clock.now();
    product.clock.set(shanghai(2026, 5, 25, 9));
    await send(visitor, '晚的');
    const tickets = (await queued()) as (Ticket & { dueOn: string; isLate: boolean })[];
    expect(tickets.map(({ dueOn }) => dueOn)).toEqual(tickets.map(({ dueOn }) => dueOn).sort());
    expect([tickets[0]!.isLate, tickets.at(-1)!.isLate]).toEqual([true, false]);
    product.clock.set(before);
  });

  it('a flood from one network is held up, and a member behind it is not', async () => {
    const flood = (actor: Actor) => product.get(SendFeedback).execute(actor, { kind: 'fault', text: '刷屏', page: '/' }, '203.0.113.9');
    for (let n = 0; n < FEEDBACK_LIMITS.address; n++) await flood(visitor);
    await expect(flood(visitor)).rejects.toBeInstanceOf(FeedbackTooOften);
    await expect(flood(member)).resolves.toMatchObject({ number: expect.any(String) });
    await expect(product.get(SendFeedback).execute(visitor, { kind: 'fault', text: '另一处', page: '/' }, '198.51.100.9')).resolves.toBeDefined();
  });

  it('nothing is kept of who sent it', async () => {
    const columns = await product.reader.rows<{ name: string }>(`select column_name::text as name from information_schema.columns where table_schema = 'public' and table_name = 'feedback' order by 1`);
    expect(columns.map(({ name }) => name)).toEqual(['answered_at', 'due_on', 'id', 'key_hash', 'kind', 'number', 'page', 'received_at', 'state', 'text', 'version']);
  });
});
