import type { Bundle } from '../bundle/bundle';

type Part = 'text' | 'whole' | 'marks' | 'texts' | 'text?' | 'marks?';

const hashed = { id: 'text', inputs: 'text', inputsHash: 'text', outputs: 'text?', outputsHash: 'text?', number: 'whole', state: 'text' } as const;

/** What every item of a list has, by docs/bundle.md; whatever else it has, nobody looks at. */
const SHAPES: Readonly<Record<Exclude<keyof Bundle, 'format' | 'madeAt' | 'round'>, Readonly<Record<string, Part>>>> = {
  rules: { versionId: 'text', number: 'whole', content: 'text', contentHash: 'text' },
  categories: { id: 'text', code: 'text', name: 'text' },
  sheets: { id: 'text', entryId: 'text', entry: 'text', judge: 'text', state: 'text', marks: 'marks?' },
  runs: { ...hashed, engine: 'text' },
  decisions: { id: 'text', runId: 'text', state: 'text', content: 'text', contentHash: 'text' },
  selections: { ...hashed, purpose: 'text', runId: 'text' },
  publications: { id: 'text', decisionId: 'text', state: 'text', contentHash: 'text', signers: 'texts' },
  chain: { seq: 'whole', content: 'text', previousHash: 'text', hash: 'text' },
  checkpoints: { number: 'whole', content: 'text', signature: 'text', keyId: 'text' },
  keys: { keyId: 'text', publicKey: 'text' },
};

const isText = (value: unknown): boolean => typeof value === 'string';
const isWhole = (value: unknown): boolean => Number.isSafeInteger(value);
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isMarks = (value: unknown): boolean => isRecord(value) && Object.values(value).every(isWhole);

const IS: Readonly<Record<Part, (value: unknown) => boolean>> = {
  text: isText, whole: isWhole, marks: isMarks, texts: (value) => Array.isArray(value) && value.every(isText),
  'text?': (value) => value === null || isText(value), 'marks?': (value) => value === null || isMarks(value),
};

/** The first part of a bundle that is missing or of another kind than the format says, as a path; null when it is whole. */
export function misshapenPart(bundle: Bundle): string | null {
  for (const name of ['id', 'code', 'name', 'phase'] as const) if (!isRecord(bundle.round) || !isText(bundle.round[name])) return `round.${name}`;
  if (!isText(bundle.madeAt) || Number.isNaN(Date.parse(bundle.madeAt))) return 'madeAt';
  for (const [list, shape] of Object.entries(SHAPES)) {
    const items: unknown = bundle[list as keyof Bundle];
    if (items === undefined && list === 'selections') continue;
    if (!Array.isArray(items)) return list;
    for (const [at, item] of items.entries()) {
      const wrong = Object.entries(shape).find(([name, part]) => !isRecord(item) || !Object.hasOwn(item, name) || !IS[part](item[name]));
      if (wrong) return `${list}[${at}]${isRecord(item) ? `.${wrong[0]}` : ''}`;
    }
  }
  return null;
}

const KNOWN = new Set(['format', 'madeAt', 'round', ...Object.keys(SHAPES)]);

/** Members of the file that no check looks at. */
export const strangersIn = (bundle: Bundle): string[] => Object.keys(bundle).filter((name) => !KNOWN.has(name));
