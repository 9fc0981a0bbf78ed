/** Folders: made one level at a time, and the room left on their disk. */
import { mkdirSync, statSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { Failure } from './failure.mjs';

/** Like mkdir -p. Node's own recursive mkdir never returns where a folder can be named but not made (/proc). */
export function makeFolder(folder, mode) {
  try {
    mkdirSync(folder, { mode });
  } catch (error) {
    if (error.code === 'ENOENT' && dirname(folder) !== folder && !isFolder(dirname(folder))) {
      makeFolder(dirname(folder));
      return makeFolder(folder, mode);
    }
    if (error.code === 'ENOENT') throw Object.assign(error, { code: 'EACCES' });
    if (error.code !== 'EEXIST' && !isFolder(folder)) throw error;
    if (!isFolder(folder)) throw Object.assign(error, { code: 'ENOTDIR' });
  }
}

const isFolder = (path) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

/** Refuses early, while there is still room to say so. @param {{ zh: string, en: string }} purpose */
export function requireSpace(folder, megabytes, purpose) {
  const { bavail, bsize } = statfsSync(folder);
  const free = Math.floor((bavail * bsize) / 1_048_576);
  if (free >= megabytes) return;
  throw new Failure(`${folder} 所在磁盘只剩 ${free} MB，${purpose.zh}约需 ${megabytes} MB；请清理磁盘后重试。`, `Only ${free} MB left on the disk of ${folder}, ${purpose.en} needs about ${megabytes} MB; free some and try again.`);
}
