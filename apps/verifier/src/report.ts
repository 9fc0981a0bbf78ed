import type { Anchor, CertificateStanding, CertificateVerdict, Check, Verdict } from '@jiangong/evidence';

const MARKS = { holds: '✓', fails: '✗', unknown: '?', absent: '–', sealed: '○' } as const;

const CHINA = 8 * 60 * 60 * 1000;

/** An instant as the city's clocks showed it, with the zone said. */
export function chinaTime(at: string): string {
  const instant = Date.parse(at);
  return Number.isNaN(instant) ? at : `${new Date(instant + CHINA).toISOString().slice(0, 19).replace('T', ' ')} 北京时间 UTC+8`;
}

/** One check as two lines of text, Chinese first. */
export function checkLines({ state, title, text, event }: Omit<Check, 'code' | 'event'> & { readonly event?: Check['event'] }): string {
  const where = event && state !== 'holds' ? `\n    → 事件 event ${event.seq}${event.type ? ` · ${event.type}` : ''}${event.at ? ` · ${chinaTime(event.at)}` : ''}` : '';
  return `${MARKS[state]} ${title.zh} · ${title.en}\n    ${text.zh}\n    ${text.en}${where}`;
}

const ANCHORS: Readonly<Record<Anchor, string>> = {
  head: '链头与印出的代码一致。\nThe chain is the one whose head was printed.',
  key: '检查点出自所给的公钥。\nThe checkpoints are by the key that was given.',
  none: '注意：只核对了数据包自身。没有给出印出的链头或公钥编号，不能排除整份数据包被重写、换上别的公钥；请从平台以外取得后再核对一次。\nMind: the bundle was held against itself alone. Without a printed head or the id of the key nothing shows whether all of it was written anew under another key; get one from outside the platform and check again.',
};

/** What was only sealed is named, and never counted among what holds. */
function soundLines(onlySealed: readonly Check[]): string {
  if (onlySealed.length === 0) return '全部成立：结果可以由这份数据包重新算出。\nEverything holds: the results follow from this bundle.';
  return `重新计算的都成立；下列检查中有内容只是封存、没有重新计算：${onlySealed.map(({ title }) => title.zh).join('、')}。\nAll that was recomputed holds; sealed, not recomputed, in part: ${onlySealed.map(({ title }) => title.en).join('; ')}.`;
}

/** What is said in the end, and what to mind with it, where there is something. */
export interface Told {
  readonly said: string;
  readonly mind: string | null;
}

export const toldLines = ({ said, mind }: Told): string => (mind === null ? said : `${said}\n${mind}`);

/** Which file, and whether it holds; a sound one with what from outside vouches for it. */
export function verdictTold({ isSound, first, anchor, checks }: Verdict, file: string): Told {
  if (isSound) return { said: `${file}\n${soundLines(checks.filter(({ state }) => state === 'sealed'))}`, mind: ANCHORS[anchor] };
  const at = first?.event ? `，事件 ${first.event.seq}` : '';
  const atEn = first?.event ? `, event ${first.event.seq}` : '';
  return { said: `${file}\n不成立：${first?.title.zh ?? ''}${at}。${first?.text.zh ?? ''}\nDoes not hold: ${first?.title.en ?? ''}${atEn}. ${first?.text.en ?? ''}`, mind: null };
}

const STANDINGS: Readonly<Record<CertificateStanding, string>> = {
  valid: '证书有效。\nThe certificate stands.',
  replaced: '证书属实，但已补发新证书，本件作废。\nGenuine, but replaced by a newer one.',
  revoked: '证书属实，但已随公布的更正撤销。\nGenuine, but revoked with a published correction.',
  unknown: '签名属实；是否在签发后被更正，要联网或用登记文件（proof.json）核对。\nThe signature is genuine; whether it was corrected since needs the register (proof.json) or the network.',
};

const OUTSIDE: Readonly<Record<Anchor, string>> = {
  head: '登记链头与印出的代码一致。\nThe register is the one whose head was printed.',
  key: '公钥编号与所给的一致。\nSigned under the key that was given.',
  none: '注意：没有给出公钥编号，不能排除用别的公钥仿造；请对照市总工会公布的编号再核对一次。\nMind: no key id was given; compare it with the published one and check again.',
};

/** What a certificate says and whether it may be believed. */
export function certificateTold({ isSound, standing, anchor, facts }: CertificateVerdict): Told {
  const said = facts ? [facts.number, `${facts.authors ? `${facts.authors} · ` : ''}${facts.name}`, facts.unit, facts.occasion, [facts.title, facts.higherTitle].filter(Boolean).join(' '), `${facts.issuer} ${facts.issuedOn}`].join('\n') : '';
  return { said: `${said}\n\n${isSound ? STANDINGS[standing] : '不成立：不能当作证书。\nDoes not hold: do not take it for a certificate.'}`.trim(), mind: isSound ? OUTSIDE[anchor] : null };
}
