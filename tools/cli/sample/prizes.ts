import { Reader } from '@jiangong/platform';
import { fiveSmallStandardRules, ReviseRules } from '@jiangong/programme';
import type { INestApplicationContext } from '@nestjs/common';
import type { SamplePeople } from './people';

const PRIZES = {
  awards: [
    { code: 'first', name: '一等奖', recipient: 'work', ranks: { from: 1, to: 1 }, prizeFen: 300_000 },
    { code: 'second', name: '二等奖', recipient: 'work', ranks: { from: 2, to: 3 }, prizeFen: 100_000 },
  ],
};

/** The best of each kind of five-small get a prize: a further version of the rules before the year begins. */
export async function writePrizes(app: INestApplicationContext, people: SamplePeople): Promise<void> {
  const programme = await app.get(Reader).first<{ id: string }>(`select id from programme where code = 'five_small'`);
  await app.get(ReviseRules, { strict: false }).execute(people.accounts.get('shizong')!, { programmeId: programme!.id, cadence: 'month', content: { ...fiveSmallStandardRules, awards: PRIZES }, reason: '年度奖励办法：每类第一名3000元，第二、三名1000元' });
}
