import type { Visitor } from '../visitor';
import { signFor } from './other-sheets';
import type { SmallCity } from './small-city';

/** A work as its judges will see it: its title, its kind and the total they agree on. */
export interface PlannedWork {
  readonly title: string;
  readonly kind: string;
  /** Thousandths. With the judges' leanings cancelling out, the trimmed mean is this very number. */
  readonly mark: number;
  /** Thousandths more on benefit and as much less on novelty, which weighs the same: an equal total, another tie key. */
  readonly benefit?: number;
  /** Thousandths more from the judge who gives most as it is: the trimmed mean drops them, a plain one does not. */
  readonly praise?: number;
  /** Answers of its own in place of the usual ones. */
  readonly content?: Readonly<Record<string, string>>;
}

/** How far each of five judges leans, in thousandths: the highest and the lowest are dropped, the rest cancel out. */
const LEANINGS = [-1_000, -500, 0, 500, 1_000];
export const JUDGES = LEANINGS.map((_one, at) => ({ username: `pingwei${at + 1}`, name: `评委${'甲乙丙丁戊'[at]!}`, role: 'judge' as const }));

const MAX_ALIASES = 30;

/** Several mutations in one request, as a page sends what was gathered without a network. */
export async function together(visitor: Visitor, calls: readonly { readonly signature: string; readonly value: unknown }[]): Promise<void> {
  for (let at = 0; at < calls.length; at += MAX_ALIASES) {
    const some = calls.slice(at, at + MAX_ALIASES);
    const declared = some.map(({ signature }, n) => `$v${n}: ${/: ([\w!]+)/.exec(signature)![1]!}`);
    const made = some.map(({ signature }, n) => `m${n}: ${signature.replace(/: [\w!]+/, `: $v${n}`)} { __typename ... on Refusal { message } }`);
    const answer = await visitor.ask<Record<string, { __typename: string; message?: string }>>(
      `mutation (${declared.join(' ')}) { ${made.join(' ')} }`, Object.fromEntries(some.map(({ value }, n) => [`v${n}`, value])));
    const refused = Object.values(answer).find((one) => one.__typename === 'Refusal');
    if (refused) throw new Error(refused.message);
  }
}

/** Asks until it is so; a busy machine gets two minutes. */
export async function eventually(isSo: () => Promise<boolean>, what: string): Promise<void> {
  const patience = Date.now() + 120_000;
  while (!(await isSo())) {
    if (Date.now() > patience) throw new Error(`waited two minutes in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** Everything that waits at a desk goes on to the next one. */
export async function passAll(officer: Visitor, roundId: string, desk: string): Promise<void> {
  for (;;) {
    const { recommendations } = await officer.ask<{ recommendations: { nodes: { id: string }[] } }>(
      `query ($roundId: ID!) { recommendations(roundId: $roundId, desk: "${desk}", state: "in_review", first: 100) { nodes { id } } }`, { roundId });
    if (recommendations.nodes.length === 0) return;
    const { passRecommendations } = await officer.ask<{ passRecommendations: { refused: { refusal: { message: string } }[] } }>(
      'mutation ($ids: [ID!]!) { passRecommendations(ids: $ids) { refused { refusal { message } } } }', { ids: recommendations.nodes.map(({ id }) => id) });
    for (const { refusal } of passRecommendations.refused) throw new Error(refusal.message);
  }
}

/** What the standard rules ask to be declared. */
export const DECLARED = ['original', 'publicity'];

const CONTENT = {
  problem: '原有做法磨损快，每月停机更换三次。', measure: '班组自行设计补偿装置，在两台设备上试用后推开。',
  indicator: '使用寿命', indicator_value: '28000', indicator_unit: '小时', direct_benefit: '492000', direct_base: '每台机组',
};

/** A month of the five-small awards, played over HTTP by those whose work it is, until the marks are in. */
export class FiveSmallMonth {
  private constructor(private readonly city: SmallCity, readonly roundId: string, private readonly categories: Readonly<Record<string, string>>) {}

  static async of(city: SmallCity, code: string): Promise<FiveSmallMonth> {
    const round = await city.round('five_small', code);
    return new FiveSmallMonth(city, round.id, round.categories);
  }

  /** Hands in the works, each kind by its own author, and passes them over all three desks. */
  async collect(works: readonly PlannedWork[], authors: Readonly<Record<string, string>>): Promise<void> {
    await Promise.all(Object.entries(authors).map(async ([kind, username]) => {
      const own = works.filter((work) => work.kind === kind).map(({ title, content }) => ({ roundId: this.roundId, categoryId: this.categories[kind], title, content: { ...CONTENT, ...content }, declarations: DECLARED }));
      await together(await this.city.signIn(username), own.map((value) => ({ signature: 'submitWork(input: SubmitWorkInput!)', value })));
    }));
    await this.open();
    for (const [desk, username] of [['unit', 'danwei'], ['district', 'quxian'], ['city', 'shizong']] as const) await passAll(await this.city.signIn(username), this.roundId, desk);
  }

  /** Under review before its time, with a panel, and on to judging; every judge marks every work and locks the sheets. */
  async judge(works: readonly PlannedWork[]): Promise<void> {
    const organiser = await this.city.signIn('shizong');
    await this.advance(organiser, 'reviewing', '本月作品已收齐');
    await this.appoint(organiser);
    await this.advance(organiser, 'judging');
    const plans = new Map(works.map((work) => [work.title, work]));
    await Promise.all(JUDGES.map(async ({ username }, at) => this.mark(await this.city.signIn(username), plans, LEANINGS[at]!)));
    await this.advance(organiser, 'computing');
  }

  /** Everybody who may judge is on the panel, the first of them in the chair. */
  async appoint(organiser: Visitor): Promise<void> {
    const { judgeCandidates } = await organiser.ask<{ judgeCandidates: { accountId: string; name: string }[] }>('{ judgeCandidates { accountId name } }');
    const judges = judgeCandidates.map(({ accountId }, at) => ({ accountId, role: at === 0 ? 'chair' : 'judge' }));
    await organiser.act('appointPanel(input: AppointPanelInput!)', { input: { roundId: this.roundId, judges } });
  }

  /** Works are taken in from the first second; desks begin when the clock, or the organiser before its tick, has opened the round. */
  private async open(): Promise<void> {
    await (await this.city.signIn('shizong')).try('advanceRound(input: AdvanceRoundInput!)', { input: { roundId: this.roundId, toPhase: 'collecting' } });
    await this.until('collecting');
  }

  async advance(organiser: Visitor, toPhase: string, reason?: string): Promise<void> {
    await organiser.act('advanceRound(input: AdvanceRoundInput!)', { input: { roundId: this.roundId, toPhase, reason } });
  }

  /** Waits for what the clock or a job does by itself. */
  async until(phase: string): Promise<void> {
    const isThere = async (): Promise<boolean> => (await this.city.product.rows('select 1 from round where id = $1 and phase = $2', [this.roundId, phase])).length > 0;
    await eventually(isThere, `round ${phase}`);
  }

  private async mark(judge: Visitor, plans: ReadonlyMap<string, PlannedWork>, leaning: number): Promise<void> {
    await signFor(judge, this.roundId);
    const { myJudging } = await judge.ask<{ myJudging: { round: { id: string }; items: { sheetId: string; title: string }[] }[] }>('{ myJudging { round { id } items { sheetId title } } }');
    const queue = myJudging.find(({ round }) => round.id === this.roundId)!;
    await together(judge, queue.items.map(({ sheetId, title }) => {
      const { mark, benefit = 0, praise = 0 } = plans.get(title)!;
      const seen = mark + leaning + (leaning === Math.max(...LEANINGS) ? praise : 0);
      const marks = { novelty: seen - benefit, practicality: seen, benefit: seen + benefit, spread: seen };
      return { signature: 'saveSheet(input: SaveSheetInput!)', value: { sheetId, marks } };
    }));
    await together(judge, queue.items.map(({ sheetId }) => ({ signature: 'lockSheet(id: ID!)', value: sheetId })));
  }
}
