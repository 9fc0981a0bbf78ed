import type { Anchor, Check, Verdict } from '@jiangong/evidence';

const MARKS = { holds: '✓', fails: '✗', unknown: '?', absent: '–' } as const;

const CHINA = 8 * 60 * 60 * 1000;

/** An instant as the city's clocks showed it, with the zone said. */
export function chinaTime(at: string): string {
  const instant = Date.parse(at);
  return Number.isNaN(instant) ? at : `${new Date(instant + CHINA).toISOString().slice(0, 19).replace('T', ' ')} 北京时间 UTC+8`;
}

/** One check as two lines of text, Chinese first. */
export function checkLines({ state, title, text, event }: Check): string {
  const where = event && state !== 'holds' ? `\n    → 事件 event ${event.seq}${event.type ? ` · ${event.type}` : ''}${event.at ? ` · ${chinaTime(event.at)}` : ''}` : '';
  return `${MARKS[state]} ${title.zh} · ${title.en}\n    ${text.zh}\n    ${text.en}${where}`;
}

const ANCHORS: Readonly<Record<Anchor, string>> = {
  head: '链头与印出的代码一致。\nThe chain is the one whose head was printed.',
  key: '检查点出自所给的公钥。\nThe checkpoints are by the key that was given.',
  none: '注意：只核对了数据包自身。没有给出印出的链头或公钥编号，不能排除整份数据包被重写、换上别的公钥；请从平台以外取得后再核对一次。\nMind: the bundle was held against itself alone. Without a printed head or the id of the key nothing shows whether all of it was written anew under another key; get one from outside the platform and check again.',
};

/** Which file, and whether it holds; a sound one with what from outside vouches for it. */
export function verdictLines({ isSound, first, anchor }: Verdict, file: string): string {
  if (isSound) return `${file}\n全部成立：结果可以由这份数据包重新算出。\nEverything holds: the results follow from this bundle.\n${ANCHORS[anchor]}`;
  const at = first?.event ? `，事件 ${first.event.seq}` : '';
  const atEn = first?.event ? `, event ${first.event.seq}` : '';
  return `${file}\n不成立：${first?.title.zh ?? ''}${at}。${first?.text.zh ?? ''}\nDoes not hold: ${first?.title.en ?? ''}${atEn}. ${first?.text.en ?? ''}`;
}
