/**
 * A script that npm started ends when npm is gone, even by kill -9: nobody would be left to stop it.
 * The scripts in package.json begin with `exec`, so that npm's child is the script and not a shell, which would
 * swallow npm's signals and turn a clean stop into an error.
 */

/** Calls back once, within half a second, when the npm that started this process is gone. */
export function whenStarterGone(callback) {
  if (!process.env.npm_lifecycle_event) return;
  const starter = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === starter) return;
    clearInterval(timer);
    callback();
  }, 500);
  timer.unref();
}

/** A Ctrl-C arrives twice: from the terminal, and passed on by npm. True for the second of two calls close together. */
export function echoFilter(milliseconds = 700) {
  let last = -Infinity;
  return () => {
    const isEcho = performance.now() - last < milliseconds;
    if (!isEcho) last = performance.now();
    return isEcho;
  };
}
