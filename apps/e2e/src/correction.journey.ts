import { beforeAll, describe, expect, it } from '@jest/globals';
import { shanghai } from '@jiangong/kernel';
import { Certified } from './support/certified';
import { collectFewWorks } from './support/few-works';
import { eventually, type PlannedWork } from './support/five-small-month';
import { DESKTOP, type Screen } from './support/screen';
import { onOwnCity } from './support/stage';

const SIGN = 'signPublication(roundId: ID!, contentHash: String!)';
const REASON = '经核查，该成果投产不满一年，不符合参评条件';
const [GONE, STAYS, ENTERS] = ['密封改造', '换刀夹具', '余热回收'] as const;
const WORKS: readonly PlannedWork[] = [{ kind: '小发明', title: GONE, mark: 90_000 }, { kind: '小发明', title: STAYS, mark: 86_000 }, { kind: '小发明', title: ENTERS, mark: 82_000 }];

/** A published list is never changed: another one takes its place before everybody's eyes (domain.md §7). */
describe('two officers correct a published list', () => {
  const stage = onOwnCity(async (product) => {
    const few = await collectFewWorks(product, { works: WORKS, rules: (rules) => { rules.deciding.places = 2; rules.notice.workingDays = 1; } });
    await few.month.judge(WORKS);
    return few;
  });

  beforeAll(async () => {
    const { city, month, roundId, organiser } = stage.world;
    const { id: runId } = await organiser.act<{ id: string }>('startScoreRun(input: StartScoreRunInput!)', { input: { roundId } }, 'ScoreRun { id }');
    await month.until('deciding');
    await organiser.act('decideRound(input: DecideRoundInput!)', { input: { roundId, runId } });
    await stage.product.restartAt(shanghai(2026, 4, 28, 9));
    const officers = [await city.signIn('shizong'), await city.signIn('shizong2')] as const;
    const { round } = await officers[0].ask<{ round: { decision: { contentHash: string } } }>('query ($id: ID!) { round(id: $id) { decision { contentHash } } }', { id: roundId });
    for (const officer of officers) await officer.act(SIGN, { roundId, contentHash: round.decision.contentHash });
    await eventually(async () => (await stage.product.rows('select 1 from honour')).length === 2, 'the honours');
    await (await Certified.order(officers[0], roundId)).untilDone();
  }, 300_000);

  const announce = (screen: Screen): Promise<void> => screen.open(`/office/rounds/${stage.world.roundId}?step=announce`);

  it('one proposes the list without the work, with the difference before the eyes, and signs with the words for everybody', () =>
    stage.screens.as('shizong', DESKTOP, async (screen) => {
      const { page } = screen;
      await announce(screen);
      await page.getByText('有人退出或不符合条件：提出更正名单').click();
      await page.getByLabel('退出的人选（作品）').selectOption({ label: `小发明 · ${GONE}（红岩机械有限公司）` });
      await page.getByLabel('原因').selectOption({ label: '不符合参评条件' });
      await page.getByLabel('依据编号').fill('核查〔2026〕7号');
      await page.getByLabel('理由（记入日志）').fill('核查结论');
      await screen.isSound();
      await page.getByRole('button', { name: '提出更正' }).click();
      const card = page.getByRole('region', { name: '提出的名单更正' });
      for (const words of [`退出：小发明 ${GONE}`, `增补：小发明 ${ENTERS}`]) await card.getByRole('listitem').filter({ hasText: words }).waitFor();
      await card.getByLabel('更正说明（与更正后的名单一起公布）').fill(REASON);
      await screen.isSound();
      await screen.isAccessible();
      await card.getByRole('button', { name: '签署更正' }).click();
      await screen.isTold('已签署');
      // the same hand twice is one hand: it is not offered, and not taken
      await card.getByText('须由另一位负责人签署').waitFor();
      expect(await card.getByRole('button', { name: '签署更正' }).count()).toBe(0);
      expect(await stage.product.rows(`select state from publication order by created_at`)).toEqual([{ state: 'published' }, { state: 'awaiting_signature' }]);
    }), 180_000);

  it('another one signs: the list stands corrected, the earlier one is kept with what became of it', () =>
    stage.screens.as('shizong2', DESKTOP, async (screen) => {
      const { page } = screen;
      await announce(screen);
      const card = page.getByRole('region', { name: '提出的名单更正' });
      // who signed first, when, and the words that everybody will read, before the press
      const first = card.getByText('第一签署人').locator('..');
      for (const words of ['袁志行', /4月28日/, REASON]) await first.getByText(words).waitFor();
      await screen.isSound();
      await screen.isAccessible();
      await card.getByRole('button', { name: '签署更正' }).click();
      await screen.isTold('已签署');
      await page.getByText(/原名单已于 .* 更正/).waitFor();
      await page.getByText(REASON).first().waitFor();
      await screen.isSound();
      expect(await stage.product.rows(`select state from publication order by created_at`)).toEqual([{ state: 'superseded' }, { state: 'published' }]);
      await eventually(async () => (await stage.product.rows(`select 1 from certificate where state = 'revoked'`)).length === 1, 'the certificate that falls');
      await eventually(async () => (await stage.product.rows(`select 1 from standing_honour where name = $1`, [ENTERS])).length === 1, 'the honour that is new');
    }), 180_000);
});
