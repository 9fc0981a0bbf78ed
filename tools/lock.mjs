/** A lock between processes: a file that names its holder. A holder that died without letting go is overruled. */
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** True when the process exists and is not a zombie (which answers to signals too). */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return process.platform !== 'linux' || !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** When the process began, where the system tells: a number reused after a restart is another process. */
function birthOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')[19];
  } catch {
    return '';
  }
}

/** @returns {number | undefined} the pid of another holder, or nothing when the lock is now ours */
export function takeLock(file) {
  const mine = `${file}.${process.pid}`;
  writeFileSync(mine, `${process.pid} ${birthOf(process.pid)}`);
  try {
    for (;;) {
      try {
        linkSync(mine, file); // appears with its content or not at all
        return undefined;
      } catch (error) {
        if (error.code !== 'EEXIST') throw error;
      }
      const [pid, birth] = readHolder(file);
      if (isHolding(pid, birth)) return pid;
      overrule(file);
    }
  } finally {
    rmSync(mine, { force: true });
  }
}

const isHolding = (pid, birth) => pid > 0 && pid !== process.pid && isAlive(pid) && birthOf(pid) === birth;

/** Takes a dead holder's file away; if another process was quicker and the file is a live one by now, gives it back. */
function overrule(file) {
  const aside = `${file}.old-${process.pid}`;
  try {
    renameSync(file, aside);
    if (isHolding(...readHolder(aside))) linkSync(aside, file);
  } catch (error) {
    if (error.code !== 'ENOENT' && error.code !== 'EEXIST') throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

function readHolder(file) {
  try {
    const [pid, birth = ''] = readFileSync(file, 'utf8').split(' ');
    return [Number(pid), birth];
  } catch {
    return [0, ''];
  }
}

export function dropLock(file) {
  if (readHolder(file)[0] === process.pid) rmSync(file, { force: true });
}

/** Runs the work alone among all processes that ask for the same lock; waits for its turn. */
export async function withLock(file, work) {
  while (takeLock(file) !== undefined) await sleep(100);
  try {
    return await work();
  } finally {
    dropLock(file);
  }
}
