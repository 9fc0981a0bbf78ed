import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { stageEntities, stages } from '@jiangong/assembly';
import { headCode, signatureFault, type CheckpointContent } from '@jiangong/evidence';
import { Checkpoints, ConfigFault, createLogger, findBroken, ledgerInvariants, ledgerKeyFile, NestLog, PlatformModule, PublishedLedger, readConfig, Reader, rotateKeyAt } from '@jiangong/platform';
import { HeadSheets, headSheetPage, headSheetText } from '@jiangong/results';
import { NestFactory } from '@nestjs/core';

const USAGE = `用法 / usage: node dist/cli.mjs ledger <verb>
  checkpoint                      现在签一个检查点 · sign a checkpoint now
  print [--html] [--number 12]    可打印的链头表 · the head sheet, to be printed
  export checkpoints.json         全部检查点与公钥 · all checkpoints and public keys
  verify [checkpoints.json]       核对整个事件链；给出以前导出的文件则一并核对 · check all chains, and against an earlier export
  rotate-key                      更换签名密钥 · sign with a new key from now on`;

class LedgerModule {}

async function withReader<T>(work: (reader: Reader, published: PublishedLedger) => Promise<T>): Promise<T> {
  const reader = new Reader(readConfig());
  try {
    return await work(reader, new PublishedLedger(reader));
  } finally {
    await reader.close();
  }
}

async function checkpoint(): Promise<void> {
  const config = readConfig();
  const logger = createLogger('ledger', 'error');
  const imports = [PlatformModule.with({ config, logger, entities: stageEntities }), ...stages];
  const app = await NestFactory.createApplicationContext({ module: LedgerModule, imports }, { logger: new NestLog(logger), abortOnError: false });
  try {
    const number = await app.get(Checkpoints, { strict: false }).sign();
    console.log(number === null ? '事件链是空的，没有可签的 · the ledger is empty, nothing to sign' : `检查点 ${number} 已签 · checkpoint ${number} signed`);
  } finally {
    await app.close();
  }
}

async function print(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { html: { type: 'boolean', default: false }, number: { type: 'string' } } });
  await withReader(async (reader, published) => {
    const sheet = await new HeadSheets(reader, published).of(values.number ? Number(values.number) : null);
    if (!sheet) throw new ConfigFault('还没有检查点 / there is no checkpoint yet');
    process.stdout.write(values.html ? headSheetPage(sheet) : headSheetText(sheet));
  });
}

async function exportAll([file]: readonly string[]): Promise<void> {
  if (!file) throw new ConfigFault(USAGE);
  await withReader(async (_reader, published) => {
    const [keys, checkpoints] = [await published.keys(), await published.checkpoints()];
    await writeFile(file, `${JSON.stringify({ keys, checkpoints })}\n`);
    console.log(`${file}：检查点 ${checkpoints.length} 个，公钥 ${keys.length} 把 · ${checkpoints.length} checkpoints, ${keys.length} keys`);
  });
}

type Kept = { readonly keys: Awaited<ReturnType<PublishedLedger['keys']>>; readonly checkpoints: Awaited<ReturnType<PublishedLedger['checkpoints']>> };

/** Heads of the newest checkpoint kept outside that the present chains no longer have. */
async function lostHeads(reader: Reader, kept: Kept): Promise<string[]> {
  const newest = kept.checkpoints.at(-1);
  if (!newest) return [];
  const { heads } = JSON.parse(newest.content) as CheckpointContent;
  const rows = await reader.rows<{ chain: string; seq: number; hash: string }>(
    `select h.chain, h.seq::int as seq, h.hash from jsonb_to_recordset($1::jsonb) as h(chain text, seq bigint, hash text)
      where not exists (select 1 from ledger_event e where e.chain = h.chain and e.seq = h.seq and e.hash = h.hash)`, [JSON.stringify(heads)]);
  return rows.map((head) => `${head.chain} ${headCode(head)}`);
}

async function verify([file]: readonly string[]): Promise<void> {
  await withReader(async (reader, published) => {
    const present: Kept = { keys: await published.keys(), checkpoints: await published.checkpoints() };
    const kept = file ? (JSON.parse(await readFile(file, 'utf8')) as Kept) : present;
    const faults = [
      ...(await findBroken(reader, ledgerInvariants)).map(({ invariant, rows }) => `${invariant.text.zh} · ${invariant.text.en}: ${JSON.stringify(rows[0])}`),
      ...[...new Set([...present.checkpoints, ...kept.checkpoints])].flatMap((one) => {
        const fault = signatureFault(one, kept.keys);
        return fault ? [`检查点 ${one.number} 的签名不成立（${fault}） · checkpoint ${one.number} is not signed as it says (${fault})`] : [];
      }),
      ...(await lostHeads(reader, kept)).map((head) => `检查点见过的链头已不在 · a head that a checkpoint saw is gone: ${head}`),
    ];
    for (const fault of faults) console.log(`✗ ${fault}`);
    const [role] = await reader.rows<{ name: string; mayChange: boolean }>(`select current_user::text as name, has_table_privilege('ledger_event', 'update, delete, truncate') as "mayChange"`);
    if (role?.mayChange) console.log(`！数据库角色 ${role.name} 是所有者，只有触发器拦着；请见 docs/decisions/0007 · the role ${role.name} owns the tables, triggers alone guard them; see docs/decisions/0007`);
    console.log(faults.length === 0 ? `事件链完整，${kept.checkpoints.length} 个检查点成立 · the ledger is whole, ${kept.checkpoints.length} checkpoints hold` : `有 ${faults.length} 处不成立 · ${faults.length} faults`);
    process.exitCode = faults.length === 0 ? 0 : 1;
  });
}

function rotateKey(): Promise<void> {
  const { retired, current } = rotateKeyAt(ledgerKeyFile(readConfig()));
  console.log(`密钥 ${retired} 已停用，此后用 ${current.keyId} 签名 · ${retired} is retired, ${current.keyId} signs from now on`);
  return checkpoint();
}

const VERBS: Readonly<Record<string, (args: readonly string[]) => Promise<void>>> = { checkpoint, print, export: exportAll, verify, 'rotate-key': rotateKey };

/** `ledger <verb>`: what an administrator does with the hash chains by hand. */
export async function ledger([verb = '', ...args]: readonly string[]): Promise<void> {
  const work = VERBS[verb];
  if (!work) throw new ConfigFault(USAGE);
  await work(args);
}
