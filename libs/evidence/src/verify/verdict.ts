import type { Bilingual } from '@jiangong/kernel';

export type CheckCode = 'format' | 'chain' | 'checkpoints' | 'printed_head' | 'rules' | 'sheets' | 'runs' | 'decisions' | 'publications';

/** `unknown`: this verifier is too old to say. `absent`: there is nothing of the kind yet. Only `fails` and `unknown` spoil the whole. */
export type CheckState = 'holds' | 'fails' | 'unknown' | 'absent';

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
  publications: { zh: '发布与签名', en: 'Publication and signatures' },
};

/** What a check found wrong; thrown inside it, caught by the one who runs the checks. */
export class Fault extends Error {
  constructor(readonly text: Bilingual, readonly seq: number | null = null, readonly state: 'fails' | 'unknown' = 'fails') {
    super(text.en);
  }
}

export interface Finding {
  readonly state: 'holds' | 'absent';
  readonly text: Bilingual;
}

export const holds = (zh: string, en: string): Finding => ({ state: 'holds', text: { zh, en } });
export const absent = (zh: string, en: string): Finding => ({ state: 'absent', text: { zh, en } });

/** Throws when the condition is not met. */
export function demand(condition: boolean, zh: string, en: string, seq: number | null = null): asserts condition {
  if (!condition) throw new Fault({ zh, en }, seq);
}
