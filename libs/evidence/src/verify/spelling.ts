import { canonicalJson } from '@jiangong/kernel';

/** Names of members and numbers as they stand in a text of JSON. */
interface Written {
  readonly names: number;
  /** Every number is whole and spelt in the one way: not 1e2, 3.0 or -0. */
  readonly hasPlainNumbers: boolean;
}

const ODD_NUMBER = /-0(?![\d.])|\d[.eE]|[.eE][+-]?\d/;

function written(text: string): Written {
  let [names, isPlain, from] = [0, true, 0];
  for (let open = text.indexOf('"'); open >= 0; ) {
    isPlain &&= !ODD_NUMBER.test(text.slice(from, open));
    let close = open;
    do close = text.indexOf('"', close + 1);
    while (close >= 0 && isEscaped(text, close));
    if (close < 0) return { names, hasPlainNumbers: isPlain };
    let next = close + 1;
    while (' \n\r\t'.includes(text[next] ?? '-')) next++;
    if (text[next] === ':') names++;
    from = close + 1;
    open = text.indexOf('"', from);
  }
  return { names, hasPlainNumbers: isPlain && !ODD_NUMBER.test(text.slice(from)) };
}

/** An odd number of backslashes stands before it. */
function isEscaped(text: string, at: number): boolean {
  let first = at;
  while (text[first - 1] === '\\') first--;
  return (at - first) % 2 === 1;
}

/** Names of members as they were read. */
function namesIn(root: unknown): number {
  let count = 0;
  for (const open: unknown[] = [root]; open.length > 0; ) {
    const value = open.pop();
    if (typeof value !== 'object' || value === null) continue;
    if (!Array.isArray(value)) count += Object.keys(value).length;
    for (const inner of Object.values(value)) open.push(inner);
  }
  return count;
}

/** What two readers of a text could read differently: a name given twice in one object, a number in another spelling. Null: nothing. */
export function ambiguityOf(text: string, read: unknown): 'name_twice' | 'number' | null {
  const { names, hasPlainNumbers } = written(text);
  return names !== namesIn(read) ? 'name_twice' : hasPlainNumbers ? null : 'number';
}

/** Whether a text that was hashed is the one canonical text of what it says. */
export function isCanonical(text: string): boolean {
  try {
    return canonicalJson(JSON.parse(text)) === text;
  } catch {
    return false;
  }
}
