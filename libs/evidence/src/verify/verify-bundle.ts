import { eventRef, openBundle, type Case, type Outside } from './case';
import { checkChain, checkPrintedHead } from './check-chain';
import { checkCheckpoints } from './check-checkpoints';
import { checkDecisions } from './check-decisions';
import { checkPrices } from './check-prices';
import { checkPublications } from './check-publications';
import { checkRules } from './check-rules';
import { checkRuns } from './check-runs';
import { checkSheets } from './check-sheets';
import { strangersIn } from './shape';
import { Fault, holds, TITLES, type Anchor, type Check, type CheckCode, type Finding, type Verdict } from './verdict';

const CHECKS: readonly (readonly [CheckCode, (given: Case) => Finding])[] = [
  ['chain', checkChain], ['checkpoints', checkCheckpoints], ['printed_head', checkPrintedHead], ['rules', checkRules],
  ['sheets', checkSheets], ['runs', checkRuns], ['decisions', checkDecisions], ['prices', checkPrices], ['publications', checkPublications],
];

function attempt(code: CheckCode, given: Case | null, work: () => Finding): Check {
  try {
    return { code, title: TITLES[code], ...work(), event: null };
  } catch (error) {
    if (error instanceof Fault) return { code, title: TITLES[code], state: error.state, text: error.text, event: given ? eventRef(given, error.seq) : null };
    // what a program says of itself helps no auditor
    return { code, title: TITLES[code], state: 'fails', text: { zh: '内容残缺或格式不符，无法核对', en: 'cannot be checked: something in it is missing or malformed' }, event: null };
  }
}

/** The checks of a bundle one after another, each as soon as it is done. */
export function* checksOf(text: string, outside: Outside = {}): Generator<Check, void> {
  let opened: Case | null = null;
  yield attempt('format', null, () => {
    opened = openBundle(text, outside);
    const { round, madeAt, format } = opened.bundle;
    const strangers = strangersIn(opened.bundle);
    const apart = strangers.length === 0 ? { zh: '', en: '' } : { zh: `；未核对的附加内容：${strangers.join('、')}`, en: `; not looked at: ${strangers.join(', ')}` };
    return holds(
      `${round.name}（${round.code}），${madeAt} 取出，${format}；名称与取出时间为数据包自述${apart.zh}`,
      `${round.name} (${round.code}), taken ${madeAt}, ${format}; name and time are as the bundle says${apart.en}`);
  });
  // a closure's assignment is not seen by the compiler
  const given = opened as Case | null;
  if (given) for (const [code, work] of CHECKS) yield attempt(code, given, () => work(given));
}

function anchorOf(checks: readonly Check[], { headCode, keyId }: Outside): Anchor {
  const has = (code: CheckCode): boolean => checks.some((check) => check.code === code && check.state === 'holds');
  return headCode && has('printed_head') ? 'head' : keyId && has('checkpoints') ? 'key' : 'none';
}

export function verdictOf(checks: readonly Check[], outside: Outside = {}): Verdict {
  const first = checks.find(({ state }) => state === 'fails' || state === 'unknown') ?? null;
  return { isSound: first === null && checks.length > 0, anchor: anchorOf(checks, outside), first, checks };
}

export const verifyBundle = (text: string, outside: Outside = {}): Verdict => verdictOf([...checksOf(text, outside)], outside);
