import { describe, expect, it } from '@jest/globals';
import { DESKTOP, PHONE } from './support/screen';
import { onSampleSeason } from './support/stage';

describe('accounts, ties, and the log of powers', () => {
  const stage = onSampleSeason();

  it('an administrator signs in to the accounts, opens one, hands over a password shown once, grants a role and takes it back', () =>
    stage.screens.as('guanli', DESKTOP, async (screen) => {
      const { page } = screen;
      await page.getByRole('heading', { level: 1, name: '账号' }).waitFor();
      await page.getByRole('button', { name: '开通账号' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('姓名').fill('方知远');
      await dialog.getByLabel('用户名').fill('fangzhiyuan');
      await dialog.getByRole('button', { name: '开通账号' }).click();
      await dialog.getByText('fangzhiyuan 的临时密码，只显示这一次').waitFor();
      const password = await dialog.locator('code').innerText();
      expect(password).toMatch(/^[a-z2-9]{12}$/);
      await screen.isAccessible();
      await dialog.getByRole('link', { name: '去授予职责' }).click();
      await page.getByText('还没有职责').waitFor();
      await page.getByRole('combobox', { name: '职责' }).selectOption({ label: '评委' });
      await page.getByLabel('最后一天').fill('2026-12-31');
      await page.getByRole('group', { name: '在哪个组织' }).getByRole('button').first().click();
      await page.getByRole('button', { name: '授予职责' }).click();
      await page.getByText(/2027年1月1日|12月31日 24:00/).waitFor();
      await screen.isSound();
      await screen.isAccessible();
      await page.getByRole('button', { name: /^撤销评委/ }).click();
      await page.getByRole('dialog').getByRole('button', { name: '撤销', exact: true }).click();
      await screen.isTold('已撤销评委');
      await page.getByText('还没有职责').waitFor();
      await page.getByRole('button', { name: '停用账号' }).click();
      await page.getByRole('dialog').getByRole('button', { name: '停用账号' }).click();
      await screen.isTold('已停用“方知远”的账号');
      await page.getByRole('button', { name: '重新启用' }).click();
      await screen.isTold('已重新启用“方知远”的账号');
    }), 180_000);

  it('an officer records a tie between two persons and gives it an end; an auditor reads it and changes nothing', async () => {
    await stage.screens.as('shizong', DESKTOP, async (screen) => {
      const { page } = screen;
      await screen.open('/admin/ties');
      await page.getByRole('button', { name: '登记关系' }).click();
      await page.getByRole('group', { name: '第一位职工' }).getByRole('listitem').nth(0).getByRole('button').click();
      await page.getByRole('group', { name: '第二位职工' }).getByRole('listitem').nth(1).getByRole('button').click();
      await page.getByLabel('说明').fill('前者是后者的师傅');
      await screen.isAccessible();
      await page.getByRole('button', { name: '登记关系' }).click();
      await screen.isTold(/^已登记/);
      const row = page.getByRole('row').filter({ hasText: '前者是后者的师傅' });
      await row.waitFor();
      await row.getByRole('button', { name: /^结束/ }).click();
      await page.getByRole('dialog').getByLabel('最后一天').fill('2026-12-31');
      await page.getByRole('dialog').getByRole('button', { name: '结束', exact: true }).click();
      await screen.isTold(/^已结束/);
      await row.getByText('2026年12月31日').waitFor();
    });
    await stage.screens.as('shenji', PHONE, async (screen) => {
      await screen.open('/admin/ties');
      await screen.page.getByText('前者是后者的师傅').waitFor();
      expect(await screen.page.getByRole('button', { name: /登记关系|^结束/ }).count()).toBe(0);
      await screen.isSound();
    });
  }, 180_000);

  it('an auditor signs in to the log, which names who gave which role to whom', () =>
    stage.screens.as('shenji', DESKTOP, async (screen) => {
      const { page } = screen;
      await page.getByRole('heading', { level: 1, name: '审计' }).waitFor();
      await page.getByLabel('类别').selectOption({ label: '账号与职责' });
      const row = page.getByRole('row').filter({ hasText: '撤销职责' }).first();
      await row.getByText('方知远 · 评委').waitFor();
      await row.getByText('系统管理员').waitFor();
      await page.getByRole('link', { name: /的数据包/ }).first().waitFor();
      await screen.isAccessible();
    }), 120_000);

  it('word of a corrected result stands on top of one’s own page, leads to the entry, and goes once it is put away', async () => {
    const told = await stage.product.rows(
      `with run as (select id, round_id from score_run where stands limit 1),
            asked as (insert into rescoring (id, round_id, run_id, standing_run_id, state) select gen_random_uuid(), round_id, id, id, 'cancelled' from run returning id, round_id)
       insert into result_notice (id, round_id, rescoring_id, entry_id, member_id, created_at)
       select gen_random_uuid(), asked.round_id, asked.id, e.id, a.member_id, now() from asked join entry e on e.round_id = asked.round_id, account a
        where a.username = 'zhigong' limit 1 returning id`);
    expect(told).toHaveLength(1);
    await stage.screens.as('zhigong', PHONE, async (screen) => {
      const { page } = screen;
      await screen.open('/me');
      const notices = page.getByRole('region', { name: '结果更正通知' });
      await notices.getByText('经复核').waitFor();
      expect(await notices.getByRole('link', { name: '查看这件参评' }).getAttribute('href')).toMatch(/^\/me\/entries\//);
      await screen.isSound();
      await screen.isAccessible();
      await notices.getByRole('button', { name: /^知道了/ }).click();
      await notices.waitFor({ state: 'detached' });
    });
  }, 120_000);
});
