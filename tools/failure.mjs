/**
 * A reason to stop that a person can act on: one sentence in Chinese, the same in English, no stack trace.
 * Everything the tools refuse for goes through here, so that `npm start` never answers with a trace.
 */
export class Failure extends Error {
  /** @param {string} zh @param {string} en */
  constructor(zh, en) {
    super(`${zh}\n${en}`);
    this.name = 'Failure';
  }
}

const KNOWN = {
  ENOSPC: (where) => [`磁盘空间不足，无法写入 ${where}；请清理磁盘后重试。`, `No disk space left to write ${where}; free some and try again.`],
  EDQUOT: (where) => [`磁盘配额已满，无法写入 ${where}；请清理后重试。`, `The disk quota is used up, cannot write ${where}; free some and try again.`],
  EACCES: (where) => [`没有权限访问 ${where}；请改正文件夹权限，或用 JIANGONG_DATA 指定另一个数据文件夹。`, `No permission for ${where}; correct the folder's permissions, or name another data folder with JIANGONG_DATA.`],
  EROFS: (where) => [`${where} 所在磁盘是只读的；请用 JIANGONG_DATA 指定可写的数据文件夹。`, `${where} is on a read-only disk; name a writable data folder with JIANGONG_DATA.`],
  ENOTDIR: (where) => [`${where} 不是文件夹，或它的路径中有一段不是；请检查 JIANGONG_DATA。`, `${where} or a part of its path is not a folder; check JIANGONG_DATA.`],
  EMFILE: () => ['系统允许打开的文件数太少；请提高 ulimit -n 后重试。', 'Too few open files allowed; raise ulimit -n and try again.'],
};
KNOWN.EPERM = KNOWN.EACCES;

/** Turns a file-system or process error into a Failure; what is not known keeps its own message. */
export function explain(error, place) {
  if (error instanceof Failure) return error;
  const known = KNOWN[error?.code];
  if (known) return new Failure(...known(error.path ?? place ?? ''));
  const text = String(error?.message ?? error).split('\n')[0];
  return new Failure(`出现意外错误：${text}`, `Unexpected error: ${text}`);
}

/** Prints a failure; `JIANGONG_TRACE=1` adds the trace for those who mend the tools. */
export function report(error) {
  process.stderr.write(`\n✗ ${explain(error).message.replace('\n', '\n  ')}\n`);
  if (process.env.JIANGONG_TRACE) process.stderr.write(`${error?.stack ?? error}\n`);
}
