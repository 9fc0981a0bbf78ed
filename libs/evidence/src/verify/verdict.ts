import type { Bilingual } from '@jiangong/kernel';
import { isCanonical } from './spelling';

export type CheckCode = 'format' | 'chain' | 'checkpoints' | 'printed_head' | 'rules' | 'sheets' | 'runs' | 'decisions' | 'prices' | 'publications';

/**
 * `unknown`: this verifier is too old to say. `absent`: there is nothing of the kind yet. `sealed`: some of it stands as it
 * was sealed and was not recomputed. Only `fails` and `unknown` spoil the whole; what is sealed is never said to hold.
 */
export type CheckState = 'holds' | 'fails' | 'unknown' | 'absent' | 'sealed';

/** An event of the round's chain. */
export interface EventRef {
  readonly seq: number;
  readonly type: string | null;
  readonly at: string | null;
}

export interface Check {
  readonly code: CheckCode;
  readonly title: Bilingual;
  readonly state: CheckState;
  readonly text: Bilingual;
  /** The first event with which something is wrong. */
  readonly event: EventRef | null;
}

/**
 * What ties a bundle to the world outside it. A bundle agrees with itself also when somebody wrote all of it anew and
 * signed it with a key of his own: only what was known before, on paper or from elsewhere, tells the two apart.
 */
export type Anchor = 'head' | 'key' | 'none';

export interface Verdict {
  readonly isSound: boolean;
  /** Strongest first; `none`: the bundle was held against nothing but itself. */
  readonly anchor: Anchor;
  /** The first check that does not hold. */
  readonly first: Check | null;
  readonly checks: readonly Check[];
}

export const TITLES: Readonly<Record<CheckCode, Bilingual>> = {
  format: { zh: '文件格式', en: 'File format' },
  chain: { zh: '事件链', en: 'Chain of events' },
  checkpoints: { zh: '签名检查点', en: 'Signed checkpoints' },
  printed_head: { zh: '印出的链头', en: 'Printed head' },
  rules: { zh: '评分规则', en: 'Rules' },
  sheets: { zh: '评分表', en: 'Score sheets' },
  runs: { zh: '计分与名次', en: 'Scores and ranks' },
  decisions: { zh: '评定名单', en: 'List of winners' },
  prices: { zh: '名额要求的代价与影响', en: 'What the quotas cost, and whom' },
  publications: { zh: '发布与签名', en: 'Publication and signatures' },
};

/** What a check found wrong; thrown inside it, caught by the one who runs the checks. */
export class Fault extends Error {
  constructor(readonly text: Bilingual, readonly seq: number | null = null, readonly state: 'fails' | 'unknown' = 'fails') {
    super(text.en);
  }
}

export interface Finding {
  readonly state: 'holds' | 'absent' | 'sealed';
  readonly text: Bilingual;
}

export const holds = (zh: string, en: string): Finding => ({ state: 'holds', text: { zh, en } });
export const absent = (zh: string, en: string): Finding => ({ state: 'absent', text: { zh, en } });
/** Nothing in it is wrong, and not all of it can be recomputed. */
export const sealed = (zh: string, en: string): Finding => ({ state: 'sealed', text: { zh, en } });

/** Throws when the condition is not met. */
export function demand(condition: boolean, zh: string, en: string, seq: number | null = null): asserts condition {
  if (!condition) throw new Fault({ zh, en }, seq);
}

/** A text that was hashed is canonical: people must not be shown something else than what is read here. */
export function demandCanonical(text: string, zh: string, en: string, seq: number | null): void {
  demand(isCanonical(text), `${zh}不是规范的 JSON 文本（字段重复、数字写法不同或多出空白），不同的程序会读出不同的内容`, `${en} is no canonical JSON (a name twice, a number in another spelling, white space): two programs could read two things`, seq);
}
