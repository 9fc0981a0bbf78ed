import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { visitor, type Actor } from '@jiangong/kernel';
import { anActor, type TestProduct } from '@jiangong/testing';
import { AdvanceRound, CancelRound, RunSchedule } from './rounds/public';
import { starStandardRules } from './rules/public';
import { aSeason } from './testing/season.builder';
import { organiser, others, startProgramme } from './testing/world';

let product: TestProduct;
const idOf = async (code: string, programme = 'star'): Promise<string> =>
  (await product.reader.first<{ id: string }>(`select r.id from round r join programme p on p.id = r.programme_id where r.code = $1 and p.code = $2`, [code, programme]))!.id;
const ask = (actor: Actor, source: string, variables = {}) => product.ask(actor, source, variables);

/** How many statements a question costs. */
async function statements(question: () => Promise<unknown>): Promise<number> {
  const spy = jest.spyOn(product.reader, 'rows');
  try {
    await question();
    return spy.mock.calls.length;
  } finally {
    spy.mockRestore();
  }
}

beforeAll(async () => {
  product = await startProgramme();
  await aSeason(product);
  await product.get(RunSchedule).execute();
});
afterAll(() => product.stop());

describe('everybody', () => {
  it('may read a season with its programmes, categories and rounds, in five statements', async () => {
    const source = `{ season(year: 2026) { year name programmes { code categories { code name } rounds { code phase nextDeadline rules { number content } } } } }`;
    const answer = await ask(visitor, source);
    expect(answer.errors).toBeUndefined();
    expect(answer.data).toMatchObject({ season: { year: 2026, programmes: [{ code: 'star', categories: [{ code: 'labour', name: '劳动之星' }, {}, {}, {}, {}] }, { code: 'five_small' }, { code: 'showcase' }] } });
    expect(await statements(() => ask(visitor, source))).toBe(5);
  });

  it('sees what can be handed in now, by the clock: not what is only fed', async () => {
    const answer = await ask(visitor, `{ openRounds { code programme { code } season { year } nextDeadline } }`);
    expect(answer.data).toEqual({
      openRounds: [
        { code: '2026-05', programme: { code: 'star' }, season: { year: 2026 }, nextDeadline: '2026-05-25T10:00:00.000Z' },
        { code: '2026-05', programme: { code: 'five_small' }, season: { year: 2026 }, nextDeadline: '2026-05-25T10:00:00.000Z' },
        { code: '2026-05', programme: { code: 'showcase' }, season: { year: 2026 }, nextDeadline: '2026-05-25T10:00:00.000Z' },
      ],
    });
  });

  it('reads the rules a round runs by and what feeds it', async () => {
    const answer = await ask(visitor, `query ($id: ID!) { round(id: $id) { name rules { number contentHash content } feeds { isPriority round { code nextDeadline } } } }`, { id: await idOf('2026-Q2') });
    expect(answer.data).toMatchObject({
      round: { name: '2026年第二季度', rules: { number: 1, content: starStandardRules.quarter }, feeds: ['2026-04', '2026-05', '2026-06'].map((code) => ({ isPriority: false, round: { code } })) },
    });
  });

  it('sees steps, but not who took them nor pre-flight; those who inspect see both', async () => {
    const id = await idOf('2026-03', 'five_small');
    await product.get(AdvanceRound).execute(organiser, { roundId: id, toPhase: 'computing', reason: '评分已齐' });
    const source = `query ($id: ID!) { round(id: $id) { transitions { toPhase isAutomatic reason } abilities { canAdvance canCancel nextPhase } } }`;
    expect((await ask(visitor, source, { id })).data).toMatchObject({ round: { transitions: [{}, {}, {}, { toPhase: 'computing', reason: null }], abilities: { canAdvance: false, canCancel: false, nextPhase: 'deciding' } } });
    expect((await ask(organiser, source, { id })).data).toMatchObject({
      round: { transitions: [{ toPhase: 'collecting', isAutomatic: true, reason: '按日程 3月1日 00:00' }, {}, {}, { toPhase: 'computing', reason: '评分已齐' }], abilities: { canAdvance: true, canCancel: true, nextPhase: 'deciding' } },
    });
    const december = { id: await idOf('2026-12') };
    const preflight = `query ($id: ID!) { round(id: $id) { preflight { code severity message } } }`;
    expect((await ask(visitor, preflight, december)).data).toEqual({ round: { preflight: [] } });
    expect((await ask(anActor({ auditor: organiser.grants[0]!.organizationId }), preflight, december)).data).toEqual({
      round: { preflight: [{ code: 'holidays_missing', severity: 'warning', message: '2027 年的节假日尚未录入，工作日只按周末和元旦、五一、国庆的法定日推算，春节等假期请在公示前录入' }] },
    });
  });

  it('finds no round under a number that is none, in the same words as under one that is not there', async () => {
    const messages = await Promise.all(['x', '01980000-0000-7000-8000-00000000ffff'].map(async (id) => (await ask(visitor, `query ($id: ID!) { round(id: $id) { id } }`, { id })).errors?.[0]?.message));
    expect(messages).toEqual(['not found: round', 'not found: round']);
  });
});

describe('the cycle board', () => {
  const source = `{ cycleBoard(year: 2026) { programme { code name } cells { blocking round { code phase cadence position nextDeadline programme { code } } } } }`;

  it('is one statement: every programme of the year with its rounds in the order of deciding', async () => {
    const answer = await ask(organiser, source);
    const rows = answer.data?.cycleBoard as unknown as { programme: { code: string }; cells: { round: { code: string } }[] }[];
    expect(rows.map((row) => [row.programme.code, row.cells.length])).toEqual([['star', 17], ['five_small', 12], ['showcase', 12]]);
    expect(rows[0]!.cells.slice(0, 6).map((cell) => cell.round.code)).toEqual(['2026-01', '2026-02', '2026-03', '2026-Q1', '2026-04', '2026-05']);
    expect(await statements(() => ask(organiser, source))).toBe(1);
  });

  it('says what holds a round back', async () => {
    const id = await idOf('2026-06', 'five_small');
    await product.reader.rows(`update round set held_by = $2 where id = $1`, [id, JSON.stringify({ code: 'ROUND_NOT_READY', zh: '还没有评委', en: 'no judges yet' })]);
    expect(JSON.stringify((await ask(organiser, source)).data)).toContain('"blocking":"还没有评委"');
  });

  it('is not for visitors, members or judges', async () => {
    for (const actor of [visitor, ...others.filter((one) => ['member', 'judge'].includes(one.grants[0]!.role))]) expect((await ask(actor, source)).errors).toHaveLength(1);
  });
});

describe('the edge', () => {
  it('answers a refusal as a member of the union, with its figures', async () => {
    const id = await idOf('2026-09');
    const advance = `mutation ($input: AdvanceRoundInput!) { advanceRound(input: $input) { __typename ... on Round { phase } ... on Refusal { code message facts } } }`;
    expect((await ask(organiser, advance, { input: { roundId: id, toPhase: 'judging' } })).data).toEqual({
      advanceRound: { __typename: 'Refusal', code: 'PHASE_NOT_REACHABLE', message: '不能从“未开始”直接进入“评审”：阶段须依次推进，退回须逐级并说明理由', facts: { phase: 'scheduled', toPhase: 'judging' } },
    });
    expect((await ask(organiser, advance, { input: { roundId: id, toPhase: 'collecting', reason: '提前一周布置' } })).data).toEqual({ advanceRound: { __typename: 'Round', phase: 'collecting' } });
  });

  it('extends, steps back and cancels', async () => {
    const id = await idOf('2026-10');
    const run = (name: string, input: object) => ask(organiser, `mutation ($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { ... on Round { phase reviewingAt cancelReason isAutomatic } ... on Refusal { code } } }`, { input: { roundId: id, ...input } });
    expect((await run('extendDeadline', { phase: 'collecting', until: '2026-10-27T10:00:00Z', reason: '国庆假期' })).data).toMatchObject({ extendDeadline: { reviewingAt: '2026-10-27T10:00:00.000Z' } });
    expect((await run('stepBackRound', { reason: '误操作' })).data).toMatchObject({ stepBackRound: { code: 'PHASE_NOT_REACHABLE' } });
    expect((await run('cancelRound', { reason: '停办' })).data).toMatchObject({ cancelRound: { phase: 'cancelled', cancelReason: '停办' } });
    await expect(product.get(CancelRound).execute(organiser, { roundId: id, reason: '停办' })).rejects.toThrow('已取消');
  });

  it('revises rules, and names what is wrong with them by its path', async () => {
    const programme = await product.reader.first<{ id: string }>(`select id from programme where code = 'star'`);
    const revise = (content: unknown) => ask(organiser, `mutation ($input: ReviseRulesInput!) { reviseRules(input: $input) { ... on RuleVersion { number reason } ... on Refusal { code } } }`, { input: { programmeId: programme!.id, cadence: 'month', content, reason: '提高门槛' } });
    const { month } = starStandardRules;
    expect((await revise({ ...month, deciding: { ...month.deciding, minimumMark: 85_000 } })).data).toEqual({ reviseRules: { number: 2, reason: '提高门槛' } });
    expect((await revise({ ...month, deciding: { ...month.deciding, places: '很多' } })).errors?.[0]?.message).toContain('input.content.deciding.places');
  });

  it('makes a season once', async () => {
    const create = () => ask(organiser, `mutation { createSeason(input: { year: 2027, name: "2027年度竞赛", theme: "建功新时代" }) { ... on Season { year theme programmes { code } } ... on Refusal { code } } }`);
    expect((await create()).data).toEqual({ createSeason: { year: 2027, theme: '建功新时代', programmes: [{ code: 'star' }, { code: 'five_small' }, { code: 'showcase' }] } });
    expect((await create()).data).toEqual({ createSeason: { code: 'SEASON_EXISTS' } });
    expect((await ask(visitor, `{ seasons { year } }`)).data).toEqual({ seasons: [{ year: 2027 }, { year: 2026 }] });
  });

  it('keeps the holiday table: the city corrects it, everybody reads it, nobody else writes it', async () => {
    const set = (actor: Actor, day = '2026-12-31') => ask(actor, `mutation ($day: Day!) { setHoliday(input: { day: $day, kind: "holiday", name: "城市活动" }) { ... on Holiday { day name } ... on Refusal { code } } }`, { day });
    expect((await set(organiser)).data).toEqual({ setHoliday: { day: '2026-12-31', name: '城市活动' } });
    for (const actor of [visitor, ...others]) expect((await set(actor)).errors).toHaveLength(1);
    expect((await set(organiser, '2026-02-30')).errors).toHaveLength(1);
    expect(JSON.stringify((await ask(visitor, `{ holidays(year: 2026) { day kind name } }`)).data)).toContain('"2026-12-31"');
    const remove = () => ask(organiser, `mutation { removeHoliday(day: "2026-12-31") }`);
    expect([(await remove()).data, (await remove()).data]).toEqual([{ removeHoliday: true }, { removeHoliday: false }]);
  });

  it('finds no such year among the seasons', async () => {
    expect((await ask(visitor, `{ season(year: 1999) { id } }`)).errors?.[0]?.message).toBe('not found: season of 1999');
  });
});
