import { headCode, type CheckpointContent, type SignedCheckpoint } from '@jiangong/evidence';
import { Injectable } from '@nestjs/common';
import { wallTime } from '@jiangong/kernel';
import { PublishedLedger, Reader } from '@jiangong/platform';

export interface HeadLine {
  /** `2026-Q1 季考评`, or the global chain. */
  readonly name: string;
  readonly seq: number;
  readonly code: string;
}

/** A checkpoint for people: short codes that can be printed, kept in a drawer and typed again. */
export interface HeadSheet {
  readonly checkpoint: SignedCheckpoint;
  readonly day: string;
  readonly at: string;
  readonly keyId: string;
  readonly lines: readonly HeadLine[];
}

/** A round has a chain of its own, and one for its certificates. */
const NAMES = `
  select 'round:' || r.id::text as chain, r.code || ' ' || p.name || ' ' || r.name as name from round r join programme p on p.id = r.programme_id
   union all
  select 'certificates:' || r.id::text, '证书登记 certificates ' || r.code || ' ' || p.name || ' ' || r.name from round r join programme p on p.id = r.programme_id`;

@Injectable()
export class HeadSheets {
  constructor(private readonly reader: Reader, private readonly published: PublishedLedger) {}

  /** The sheet of a checkpoint, the newest when no number is given; null when there is none. */
  async of(number: number | null = null): Promise<HeadSheet | null> {
    const checkpoint = await this.published.checkpoint(number);
    if (!checkpoint) return null;
    const content = JSON.parse(checkpoint.content) as CheckpointContent;
    const names = new Map((await this.reader.rows<{ chain: string; name: string }>(NAMES)).map(({ chain, name }) => [chain, name]));
    const lines = content.heads.map((head) => ({ name: names.get(head.chain) ?? (head.chain === 'platform' ? '总链 · global chain' : head.chain), seq: head.seq, code: headCode(head) }));
    return { checkpoint, day: content.day, at: wallTime(new Date(content.at)), keyId: checkpoint.keyId, lines: lines.sort((a, b) => (a.name < b.name ? -1 : 1)) };
  }
}

const TITLE = '事件链检查点 · Checkpoint of the ledger';
const HOW = [
  '核对：把某一轮的链头代码交给验证器（node jiangong-verifier.mjs 数据包.json --head 代码 --key 公钥），链尾被删、链被改写都会被发现。',
  'To check: give the verifier a round’s head code (node jiangong-verifier.mjs bundle.json --head CODE --key KEY); an end cut off or a chain written anew will show.',
];

export function headSheetText({ checkpoint, day, at, keyId, lines }: HeadSheet): string {
  const width = Math.max(...lines.map(({ code }) => code.length));
  return [
    TITLE, `No. ${checkpoint.number} · ${day} · ${at} (Asia/Shanghai)`, `公钥 key ${keyId}`, '',
    ...lines.map(({ name, code }) => `${code.padEnd(width)}  ${name}`), '', ...HOW, '', `签名 signature ${checkpoint.signature}`, '',
  ].join('\n');
}

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]!);

/** One plain page, made to be printed. */
export function headSheetPage({ checkpoint, day, at, keyId, lines }: HeadSheet): string {
  const rows = lines.map(({ name, seq, code }) => `<tr><td>${escaped(name)}</td><td class="n">${seq}</td><td class="c">${code}</td></tr>`).join('\n');
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${TITLE} ${day}</title>
<style>body{font:14px/1.6 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans SC",sans-serif;margin:2rem auto;max-width:46rem;padding:0 1rem;color:#1d1d1f}
h1{font-size:1.25rem}table{border-collapse:collapse;width:100%}td,th{border-bottom:1px solid #ccc;padding:.3rem .5rem;text-align:left;vertical-align:top}
.n{text-align:right;font-variant-numeric:tabular-nums}.c,.m{font-family:ui-monospace,Consolas,monospace}.c{white-space:nowrap}.m{overflow-wrap:anywhere}tr{break-inside:avoid}
@media print{body{margin:0;max-width:none}}</style></head>
<body><h1>${TITLE}</h1>
<p>No. ${checkpoint.number} · ${day} · ${at} (Asia/Shanghai)<br>公钥 key <span class="m">${keyId}</span></p>
<table><thead><tr><th>事件链 Chain</th><th class="n">事件数 Events</th><th>链头代码 Head code</th></tr></thead><tbody>
${rows}
</tbody></table>
${HOW.map((line) => `<p>${escaped(line)}</p>`).join('\n')}
<p class="m">签名 signature ${checkpoint.signature}</p>
<p>签发 Signed by ____________________　日期 Date ____________</p>
</body></html>
`;
}
