/**
 * Part of `npm run bench`: a round in judging with open sheets of judges who are signed in, made by the product's own commands on the
 * database of `DATABASE_URL`. Writes `[{ sheetId, cookie }]` to the file named, with the criteria's codes.
 */
import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { stageEntities, stages } from '@jiangong/assembly';
import { platformActor, SettableClock, sha256, shanghai } from '@jiangong/kernel';
import { aRoundInJudging } from '@jiangong/judging/testing';
import { aCity } from '@jiangong/people/testing';
import { createLogger, PlatformModule, Reader, readConfig, UnitOfWork } from '@jiangong/platform';
import type { TestProduct } from '@jiangong/testing';
import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';

const [file, wanted] = [process.argv[2]!, Number(process.argv[3])];
const [JUDGES, EACH] = [5, 5];

class SeedModule {}

async function main(): Promise<void> {
  const imports = [PlatformModule.with({ config: readConfig(), logger: createLogger('seed', 'warn'), clock: new SettableClock(shanghai(2026, 5, 11, 9)), entities: stageEntities }), ...stages];
  const app = await NestFactory.createApplicationContext({ module: SeedModule, imports }, { logger: ['error'], abortOnError: false });
  try {
    // the builders of worlds ask no more of a product than these
    const product = { uow: app.get(UnitOfWork), reader: app.get(Reader), get: <T>(token: Type<T>): T => app.get(token, { strict: false }) } as unknown as TestProduct;
    const world = await aRoundInJudging(product, await aCity(product), { entries: Math.ceil(wanted / EACH), judges: JUDGES });
    const cookies = new Map<string, string>();
    for (const { accountId } of world.judges) {
      const token = randomBytes(32).toString('base64url');
      await product.uow.run(platformActor, {}, (tx) => tx.query(
        `insert into session (token_hash, account_id, created_at, last_seen_at, expires_at, user_agent) values ($1, $2, now(), now(), now() + interval '1 day', '')`, [sha256(token), accountId]));
      cookies.set(accountId, `sid=${token}`);
    }
    const sheets = await product.reader.rows<{ sheetId: string; judgeId: string }>('select id as "sheetId", judge_id as "judgeId" from score_sheet where round_id = $1 order by id', [world.roundId]);
    writeFileSync(file, JSON.stringify({ sheets: sheets.slice(0, wanted).map(({ sheetId, judgeId }) => ({ sheetId, cookie: cookies.get(judgeId) })), criteria: world.rules.judging.criteria.map(({ code }) => code) }));
  } finally {
    await app.close();
  }
}

main().then(() => process.exit(0), (error: unknown) => {
  console.error(error);
  process.exit(1);
});
