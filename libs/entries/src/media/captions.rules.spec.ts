import { describe, expect, it } from '@jest/globals';
import { rewriteCaptions } from './captions.rules';

const captions = (body: string): string => rewriteCaptions(`WEBVTT\n\n${body}`);

describe('Captions', () => {
  it('are written anew: times and words, whatever else stood in the file', () => {
    const text = '\ufeffWEBVTT - 片名\r\n\r\nSTYLE\r\n::cue { background: url(https://evil.example/x) }\r\n\r\nNOTE 备注\r\n\r\n1\r\n00:01.000 --> 00:02.500 line:0 align:left\r\n<v 张三>大家<b>好</b></v>\r\n再见 & 保重\r\n';
    expect(rewriteCaptions(text)).toBe('WEBVTT\n\n00:00:01.000 --> 00:00:02.500\n大家好\n再见 &amp; 保重\n');
  });

  it('hold no tag a player could read, however it is written', () => {
    for (const said of ['<script>alert(1)</script>', '&lt;img src=x onerror=alert(1)&gt;', '<img src=http://a.example/x>', '<<b>b>']) expect(captions(`00:00.000 --> 00:01.000\n字${said}\n`)).not.toMatch(/<[a-z/]/i);
  });

  it('whose lines were made to be read for ever are refused at once', () => {
    const began = Date.now();
    expect(() => captions(`00:00.000 --> 00:01.000\n${'<'.repeat(500_000)}\n`)).toThrow(expect.objectContaining({ facts: { line: 4 } }) as never);
    expect(() => captions(`00:00.000 --> 00:01.000\n${`${'<'.repeat(1_500)}\n`.repeat(300)}`)).toThrow(expect.objectContaining({ code: 'CAPTIONS_UNREADABLE' }) as never);
    expect(Date.now() - began).toBeLessThan(5_000);
  });

  it('that are none, or whose times run backwards, are refused with the line', () => {
    for (const text of ['', 'SRT', 'WEBVTT\n', 'WEBVTTX\n\n00:00.000 --> 00:01.000\na', '#EXTM3U\nfile:///etc/passwd']) expect(() => rewriteCaptions(text)).toThrow(expect.objectContaining({ code: 'CAPTIONS_UNREADABLE' }) as never);
    expect(() => captions('00:02.000 --> 00:01.000\na')).toThrow(expect.objectContaining({ facts: { line: 3 } }) as never);
    expect(() => captions('00:05.000 --> 00:06.000\na\n\n00:01.000 --> 00:02.000\nb')).toThrow(expect.objectContaining({ facts: { line: 6 } }) as never);
  });
});
