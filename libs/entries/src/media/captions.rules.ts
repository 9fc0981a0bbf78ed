import { CaptionsUnreadable } from './media.refusals';

const TIME = /^(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})$/;
const MAX_CUES = 2_000;
const MAX_LINE = 400;
/** With the tags that will go. */
const MAX_WRITTEN = 4 * MAX_LINE;

const millisecondsOf = (text: string): number | null => {
  const match = TIME.exec(text);
  return match ? ((Number(match[1] ?? 0) * 60 + Number(match[2])) * 60 + Number(match[3])) * 1000 + Number(match[4]) : null;
};

const pad = (value: number, digits = 2): string => String(value).padStart(digits, '0');
const written = (ms: number): string => `${pad(Math.floor(ms / 3_600_000))}:${pad(Math.floor(ms / 60_000) % 60)}:${pad(Math.floor(ms / 1000) % 60)}.${pad(ms % 1000, 3)}`;

/** Words alone: tags go, what is left is written so that no player reads it as one. */
const plain = (line: string): string =>
  line.replace(/<[^<>]*>/g, '').replace(/&(amp|lt|gt|nbsp|lrm|rlm);/g, (_all, name: string) => ({ amp: '&', lt: '<', gt: '>', nbsp: ' ' })[name] ?? '')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g, '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('--&gt;', '→').trim();

interface Cue {
  readonly from: number;
  readonly to: number;
  readonly lines: readonly string[];
}

/**
 * A WebVTT file written anew: times and words, nothing else. Style sheets, regions, notes, settings and tags of the
 * original are left behind, so nothing in it can fetch or run anything.
 */
export function rewriteCaptions(text: string): string {
  const lines = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n').split('\n');
  if (!/^WEBVTT(?:[ \t]|$)/.test(lines[0] ?? '')) throw new CaptionsUnreadable({ line: null });
  const cues: Cue[] = [];
  for (let at = 1; at < lines.length; at++) {
    const line = lines[at]!;
    if (!line.includes('-->')) continue;
    const [start, rest] = line.split('-->') as [string, string];
    const from = millisecondsOf(start.trim());
    const to = millisecondsOf(rest.trim().split(/\s+/)[0] ?? '');
    if (from === null || to === null || to <= from || from < (cues.at(-1)?.from ?? 0)) throw new CaptionsUnreadable({ line: at + 1 });
    const said: string[] = [];
    while (at + 1 < lines.length && lines[at + 1]!.trim() !== '') {
      at += 1;
      if (lines[at]!.length > MAX_WRITTEN) throw new CaptionsUnreadable({ line: at + 1 });
      const words = plain(lines[at]!);
      if ([...words].length > MAX_LINE) throw new CaptionsUnreadable({ line: at + 1 });
      if (words) said.push(words);
    }
    if (said.length > 0) cues.push({ from, to, lines: said });
    if (cues.length > MAX_CUES) throw new CaptionsUnreadable({ line: at + 1 });
  }
  if (cues.length === 0) throw new CaptionsUnreadable({ line: null });
  return `WEBVTT\n\n${cues.map((cue) => `${written(cue.from)} --> ${written(cue.to)}\n${cue.lines.join('\n')}\n`).join('\n')}`;
}
