import { visitor } from '@jiangong/kernel';
import { Reader } from '@jiangong/platform';
import { RaiseObjection, SaveNoticeContact } from '@jiangong/results';
import type { INestApplicationContext } from '@nestjs/common';
import type { SampleSeason } from './season';

/** What stands on every notice of the sample; before the first one opens. */
export const writeNoticeContact = (app: INestApplicationContext, season: SampleSeason): Promise<void> =>
  app.get(SaveNoticeContact, { strict: false }).execute(season.officer('shizong'), {
    version: 0, issuer: '重庆市总工会', basis: '', group: '市总工会机关纪委', address: '重庆市渝中区人民路（示例地址）', phone: '023-0000 0000（示例）', hours: '工作日 9:00–12:00，14:00–17:30', decideWithinDays: 5,
  });

const RUNNING = `
  select n.id, (select p.entry_id from decision d join decision_place p on p.decision_id = d.id where d.round_id = n.round_id and d.state = 'standing' order by p.rank desc, p.entry_id limit 1) as "entryId"
    from notice n join round r on r.id = n.round_id where r.phase = 'notice' and n.withdrawn_at is null and r.notice_ends_at > $1 order by r.notice_ends_at, n.serial limit 1`;

/** One sealed objection to a list on notice: `jijian` finds it on the desk. */
export async function raiseSampleObjection(app: INestApplicationContext, now: Date): Promise<void> {
  const notice = await app.get(Reader).first<{ id: string; entryId: string }>(RUNNING, [now]);
  if (!notice) return;
  await app.get(RaiseObjection, { strict: false }).execute(visitor, {
    noticeId: notice.id, entryId: notice.entryId, ground: 'false_deeds', name: '何正言', contact: '023-0000 0001', organizationId: null,
    text: '该同志推荐材料中写明独立完成的改进项目，实际由班组四人共同完成，验收单上有四人签名。请核实后更正事迹表述。',
  }, '192.0.2.1');
}
