/**
 * Canonical JSON: one text for one value, so that hashes can be recomputed anywhere.
 * Keys sorted by UTF-16 code units, no white space, as RFC 8785; numbers are restricted to safe integers
 * (marks are thousandths), because a float has no one true text in every language a verifier may be written in.
 * `undefined` members are left out; dates must be given as strings.
 */
export function canonicalJson(value: unknown): string {
  const ordered = inOrder(value);
  return ordered === NOT_BY_OBJECTS ? textOf(value) : JSON.stringify(ordered);
}

/** Objects put names such as `12` first and take `__proto__` for something else: no object has them in canonical order. */
const NOT_BY_OBJECTS = Symbol('not by objects');
const isOddName = (name: string): boolean => (name.charCodeAt(0) <= 57 && /^\d+$/.test(name)) || name === '__proto__';

/**
 * The same value with all members in canonical order, so that JSON.stringify, many times as quick as a text put together piece by
 * piece, writes it; parts that are in order already are not copied.
 */
function inOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) {
    requireScalar(value);
    return value;
  }
  if (Array.isArray(value)) return itemsInOrder(value);
  if (!isPlain(value)) throw cannotHold(value);
  return membersInOrder(value as Readonly<Record<string, unknown>>);
}

function itemsInOrder(items: readonly unknown[]): unknown {
  let copy: unknown[] | null = null;
  for (let at = 0; at < items.length; at++) {
    const item = inOrder(items[at]);
    if (item === NOT_BY_OBJECTS) return item;
    if (copy === null && item !== items[at]) copy = items.slice(0, at);
    copy?.push(item);
  }
  return copy ?? items;
}

function membersInOrder(members: Readonly<Record<string, unknown>>): unknown {
  const copy: Record<string, unknown> = {};
  // without a comparator texts are sorted by code units
  for (const name of Object.keys(members).sort()) {
    const member = members[name];
    if (member === undefined) continue;
    const ordered = inOrder(member);
    if (ordered === NOT_BY_OBJECTS || isOddName(name)) return NOT_BY_OBJECTS;
    copy[name] = ordered;
  }
  return copy;
}

function textOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) {
    requireScalar(value);
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map(textOf).join(',')}]`;
  if (!isPlain(value)) throw cannotHold(value);
  const names = Object.keys(value).sort();
  const members = names.flatMap((name) => {
    const member = (value as Readonly<Record<string, unknown>>)[name];
    return member === undefined ? [] : [`${JSON.stringify(name)}:${textOf(member)}`];
  });
  return `{${members.join(',')}}`;
}

function requireScalar(value: unknown): void {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) throw new TypeError(`canonical JSON holds safe integers only, got ${value}`);
  if (value !== null && typeof value !== 'number' && typeof value !== 'string' && typeof value !== 'boolean') throw cannotHold(value);
}

const cannotHold = (value: unknown): TypeError => new TypeError(`canonical JSON cannot hold ${Object.prototype.toString.call(value)}`);

/** A plain object of any realm: rows and parsed JSON may come from another one. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
