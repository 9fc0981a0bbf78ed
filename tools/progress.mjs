/** Lines with the time since the start: Chinese first, then English. */
const began = Date.now();
const isTerminal = process.stdout.isTTY === true;

const stamp = () => `[${((Date.now() - began) / 1000).toFixed(1).padStart(6)}s]`;

/** @param {string} zh @param {string} [en] */
export function say(zh, en) {
  clearLine();
  process.stdout.write(`${stamp()} ${zh}${en ? ` · ${en}` : ''}\n`);
}

let isLineOpen = false;

function clearLine() {
  if (isLineOpen) process.stdout.write('\r\x1b[K');
  isLineOpen = false;
}

/**
 * Keeps telling how far a long step is: one moving line in a terminal, a line every ten seconds elsewhere.
 * @param {() => string} describe @returns {() => void} ends it
 */
export function keepSaying(describe) {
  const timer = setInterval(
    () => {
      if (!isTerminal) return say(describe());
      clearLine();
      process.stdout.write(`${stamp()} ${describe()}`);
      isLineOpen = true;
    },
    isTerminal ? 1_000 : 10_000,
  );
  return () => {
    clearInterval(timer);
    clearLine();
  };
}
