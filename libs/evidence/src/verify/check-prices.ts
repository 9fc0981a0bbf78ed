import type { Bilingual } from '@jiangong/kernel';
import type { BundleSelection } from '../bundle/bundle';
import { checkPrice, WrongPrice, type PriceFindings, type PriceText } from '../recompute/choice-price';
import { findEvent, type Case } from './case';
import { choiceOf, nameOfRule, type SelectionQuestion } from './check-selection';
import { absent, demand, Fault, holds, sealed, type Finding } from './verdict';

interface PricedText {
  readonly format: string;
  readonly status: 'optimal' | 'infeasible';
  readonly selected: readonly string[];
  readonly price: PriceText | null;
  readonly certificate?: { readonly isProved: boolean };
}

const FORMATS = ['jiangong.selection-outputs/1', 'jiangong.selection-outputs/2'];

/** Words for what is wrong with a candidate, called by the entry's number, or with a rule by its name. */
const WORDS: Readonly<Record<WrongPrice['code'], (zh: string, en: string) => Bilingual>> = {
  free: () => ({ zh: '只按得分排出的总分与重新计算的不同', en: 'the total by score alone is not what it comes to' }),
  price: () => ({ zh: '全部要求的代价与重新计算的不同', en: 'the price of all rules together is not what it comes to' }),
  rules: () => ({ zh: '列出代价的要求与规则不符', en: 'the prices are not of the rules of the list' }),
  rule_price: (zh, en) => ({ zh: `“${zh}”的代价与重新计算的不同`, en: `the price of "${en}" is not what it comes to` }),
  displaced_missing: (zh, en) => ({ zh: `漏了因名额要求未入选的 ${zh}`, en: `${en}, displaced by the rules, is left out` }),
  displaced_wrong: (zh, en) => ({ zh: `${zh} 不是按得分应在该位次、因名额要求未入选的人选`, en: `${en} is not who the rules displaced at that position` }),
  displaced_by: (zh, en) => ({ zh: `使 ${zh} 未入选的要求与重新计算的不同`, en: `the rules said to have displaced ${en} are not those that did` }),
  list_missing: (zh, en) => ({ zh: `缺少不计“${zh}”时的名单`, en: `the list without "${en}" is missing` }),
  list_wrong: (zh, en) => ({ zh: `不计“${zh}”时的名单违反其余要求，或“没有更好名单”的证明不成立`, en: `the list without "${en}" breaks another rule, or the proof that no list is better does not hold` }),
  list_unused: (zh, en) => ({ zh: `不计“${zh}”时的名单没有用处`, en: `nothing goes by the list without "${en}"` }),
};

/** The fault in words; rules are called by their names. */
function sayWrong({ code, of }: WrongPrice, { rules, candidates }: SelectionQuestion): Bilingual {
  if (code.startsWith('displaced')) {
    const number = candidates.find(({ id }) => id === of[0])?.code ?? of[0] ?? '';
    return WORDS[code](number, number);
  }
  const names = of.map((rule) => nameOfRule(rules.selection, rule));
  return WORDS[code](names.map(({ zh }) => zh).join('＋'), names.map(({ en }) => en).join(' + '));
}

/** Null where no list was found, and nothing has a price. */
function findingsOf({ inputs, outputs, number }: BundleSelection, seq: number): PriceFindings | null {
  const { format, status, selected, price, certificate } = JSON.parse(outputs!) as PricedText;
  if (!FORMATS.includes(format)) throw new Fault({ zh: `本验证器不认识第 ${number} 次评选的结果格式 ${format}，请下载新版验证器`, en: `this verifier does not know ${format}, the outputs of selection ${number}; download a newer one` }, seq, 'unknown');
  demand((price === null) === (status !== 'optimal') && (price === null || format === FORMATS[0] || Array.isArray(price.lists)),
    `第 ${number} 次评选没有写明各项要求的代价`, `selection ${number} does not say what its rules cost`, seq);
  if (price === null) return null;
  const question = JSON.parse(inputs) as SelectionQuestion;
  try {
    return checkPrice(choiceOf(question.rules.selection, question.candidates, question.settled), selected, certificate?.isProved ?? false, price);
  } catch (error) {
    if (!(error instanceof WrongPrice)) throw error;
    const { zh, en } = sayWrong(error, question);
    throw new Fault({ zh: `第 ${number} 次评选：${zh}`, en: `selection ${number}: ${en}` }, seq);
  }
}

const NOTHING = { recomputed: 0, sealed: 0 };
const added = (one: PriceFindings['prices'], other: PriceFindings['prices']): PriceFindings['prices'] => ({ recomputed: one.recomputed + other.recomputed, sealed: one.sealed + other.sealed });

/** What the rules of each list cost and whom they displaced: computed again where the sealed lists can be proved, and said where not. */
export function checkPrices(given: Case): Finding {
  const of = (given.bundle.selections ?? []).filter(({ outputs }) => outputs !== null);
  let all: PriceFindings = { prices: NOTHING, displacers: NOTHING };
  let many = 0;
  for (const one of of) {
    const found = findingsOf(one, findEvent(given, 'results.selection.sealed', 'selectionId', one.id)?.seq ?? 1);
    if (!found) continue;
    many++;
    all = { prices: added(all.prices, found.prices), displacers: added(all.displacers, found.displacers) };
  }
  if (many === 0) return absent('这一轮没有按名额要求整体评选的名单', 'no list of this round was chosen as a whole');
  const { prices, displacers } = all;
  const people = displacers.recomputed + displacers.sealed;
  const done = {
    zh: `${many} 次评选：因名额要求未入选的 ${people} 人逐一相同；重新算出 ${displacers.recomputed} 人各因哪项要求、${prices.recomputed} 项要求的代价`,
    en: `${many} selections: the same ${people} displaced by the rules; computed again by which rules for ${displacers.recomputed}, and the price of ${prices.recomputed} rules`,
  };
  if (prices.sealed + displacers.sealed === 0) return holds(done.zh, done.en);
  return sealed(
    `${done.zh}。其余 ${displacers.sealed} 人的原因、${prices.sealed} 项要求的代价只是封存，没有重新计算：数据包里没有可核对的证明`,
    `${done.en}. Sealed, not recomputed: by which rules the other ${displacers.sealed}, and the price of ${prices.sealed} rules, for the bundle has no proof to check them by`);
}
