import type { Check, Verdict } from '@jiangong/evidence';

const MARKS = { holds: '✓', fails: '✗', unknown: '?', absent: '–' } as const;

/** One check as two lines of text, Chinese first. */
export function checkLines({ state, title, text, event }: Check): string {
  const where = event && state !== 'holds' ? `\n    → 事件 event ${event.seq}${event.type ? ` · ${event.type}` : ''}${event.at ? ` · ${event.at}` : ''}` : '';
  return `${MARKS[state]} ${title.zh} · ${title.en}\n    ${text.zh}\n    ${text.en}${where}`;
}

export function verdictLines({ isSound, first }: Verdict): string {
  if (isSound) return '全部成立：结果可以由这份数据包重新算出。\nEverything holds: the results follow from this bundle.';
  const at = first?.event ? `，事件 ${first.event.seq}` : '';
  const atEn = first?.event ? `, event ${first.event.seq}` : '';
  return `不成立：${first?.title.zh ?? ''}${at}。${first?.text.zh ?? ''}\nDoes not hold: ${first?.title.en ?? ''}${atEn}. ${first?.text.en ?? ''}`;
}
