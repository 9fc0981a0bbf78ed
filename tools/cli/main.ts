import 'reflect-metadata';
import { ConfigFault } from '@jiangong/platform';
import { draftMigration, migrate, reportDrift } from './migrations';
import { writePermissions, writeSchema } from './contracts';
import { checkInvariants } from './invariants';
import { ledger } from './ledger';
import { foundCity } from './found';
import { tellAccounts } from './sample/accounts';
import { loadSample } from './sample/sample';
import { loadFigures } from './figures';
import { objections } from './objections';
import { reindex } from './reindex';
import { runYear } from './year/year';

type Command = (args: readonly string[]) => Promise<void>;

const commands: Readonly<Record<string, Command>> = {
  migrate,
  'draft-migration': draftMigration,
  drift: reportDrift,
  schema: writeSchema,
  permissions: writePermissions,
  invariants: checkInvariants,
  ledger,
  objections,
  reindex,
  figures: loadFigures,
  found: foundCity,
  sample: loadSample,
  accounts: tellAccounts,
  year: runYear,
};

async function main(): Promise<void> {
  const [name = '', ...args] = process.argv.slice(2);
  const command = commands[name];
  if (!command) throw new ConfigFault(`没有这个命令：${name} / no such command; one of: ${Object.keys(commands).join(', ')}`);
  await command(args);
}

main().then(
  () => process.exit(process.exitCode ?? 0),
  (error: unknown) => {
    console.error(error instanceof ConfigFault ? error.message : error);
    process.exit(1);
  },
);
