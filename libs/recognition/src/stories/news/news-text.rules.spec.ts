import { describe, expect, it } from '@jest/globals';
import { cleanHtml, picturesIn, wordsOf } from './news-text.rules';

const ID = '019b3756-fc0e-704e-8514-197cd69b48d6';

describe('a text pasted from Word or WPS', () => {
  it('keeps its words, headings and emphasis, and loses styles, classes, fonts and office tags', () => {
    const pasted = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{mso-style-parent:""}</style><xml><o:x>1</o:x></xml></head><body><!--StartFragment-->
      <h1 style='text-align:center' align=center><span lang=EN-US style='font-family:仿宋'>两江新区</span></h1>
      <p class=MsoNormal style='text-indent:32.0pt;mso-char-indent-count:2.0'><b style='mso-bidi-font-weight:normal'><span style='font-size:16.0pt'>焊工李强</span></b><font face="宋体">解决了难题。</font><o:p></o:p></p>
      <p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p><!--EndFragment--></body></html>`;
    expect(cleanHtml(pasted).replace(/\s*\n\s*/g, '')).toBe('<h2>两江新区</h2><p><strong>焊工李强</strong>解决了难题。</p>');
  });

  it('keeps its tables with merged cells', () => {
    const table = `<table class=MsoTableGrid border=1 style='border-collapse:collapse'><tr style='mso-yfti-irow:0'><td width=100 colspan=2 valign=top style='width:5cm'><p class=MsoNormal>季度</p></td><td rowspan="999">92.5</td></tr></table>`;
    expect(cleanHtml(table)).toBe('<table><tr><td colspan="2"><p>季度</p></td><td>92.5</td></tr></table>');
  });

  it('turns paragraphs with a sign in front into lists', () => {
    const item = (sign: string, text: string) => `<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>${sign}<span style='font:7.0pt'>&nbsp; </span></span><![endif]>${text}</p>`;
    expect(cleanHtml(`${item('1.', '查图纸')}\n${item('2.', '改工装')}`)).toBe('<ol><li>查图纸</li><li>改工装</li></ol>');
    expect(cleanHtml(item('·', '降噪'))).toBe('<ul><li>降噪</li></ul>');
  });
});

describe('a text that means harm', () => {
  it.each([
    ['<script>alert(1)</script><p>好</p>', '<p>好</p>'],
    ['<p onclick="alert(1)">好</p>', '<p>好</p>'],
    ['<a href="javascript:alert(1)">看</a>', '<a>看</a>'],
    ['<a href="JaVa\tScript:alert(1)">看</a>', '<a>看</a>'],
    ['<a href="//evil.example/x">看</a>', '<a>看</a>'],
    ['<img src=x onerror=alert(1)><p>好</p>', '<p>好</p>'],
    ['<img src="https://tracker.example/pixel.gif">', ''],
    ['<svg><script>alert(1)</script></svg><p>好</p>', '<p>好</p>'],
    ['<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>', ''],
    ['<iframe src="https://evil.example"></iframe>', ''],
    ['<p style="background:url(https://evil.example)">好</p>', '<p>好</p>'],
    ['<form action="https://evil.example"><input name="password"><p>好</p></form>', '<p>好</p>'],
    ['<p>1 < 2 & 3</p>', '<p>1 &lt; 2 &amp; 3</p>'],
  ])('%s becomes %s', (given, kept) => expect(cleanHtml(given)).toBe(kept));

  it.each([
    ['tags that never end', '<p '.repeat(66_000)],
    ['list paragraphs that never end', '<p style="mso-list:l0">'.repeat(8_000)],
    ['a tag of list marks alone', `<p ${'mso-list:'.repeat(20_000)}`],
    ['signs that never end', `<p style="mso-list:l0">${'<span style="mso-list:Ignore">'.repeat(6_000)}</p>`],
    ['a list and far behind it nothing', `<ol><li>a</li></ol>${' '.repeat(190_000)}`],
    ['a line of spaces', `<p>a${'&nbsp;'.repeat(15_000)}${' '.repeat(100_000)}b</p>`],
  ])('is read once, by a server that others wait for: %s', (_kind, given) => {
    const began = Date.now();
    wordsOf(cleanHtml(given));
    expect(Date.now() - began).toBeLessThan(5_000);
  });

  it('cleaned twice is as cleaned once', () => {
    for (const given of ['<p>a<b>b</b>&lt;script&gt;</p>', '<scr<script>ipt>alert(1)</scr</script>ipt>', `<ul><li>甲</li></ul><img src="/media/${ID}/image1600.webp" alt="图">`, '<p><p><p>层层</p></p></p>']) {
      expect(cleanHtml(cleanHtml(given))).toBe(cleanHtml(given));
    }
  });
});

describe('what a text holds', () => {
  it('its own pictures, each once, in their order', () => {
    const html = cleanHtml(`<img src="/media/${ID}/image1600.webp" alt="现场"><img src="/media/${ID}/image480.webp"><img src="/media/../graphql">`);
    expect(html).toBe(`<img src="/media/${ID}/image1600.webp" alt="现场" /><img src="/media/${ID}/image480.webp" />`);
    expect(picturesIn(html)).toEqual([ID]);
  });

  it('its words, a line for each paragraph', () => {
    expect(wordsOf('<h2>标题</h2><p>甲&nbsp;<strong>乙</strong><br>丙 &lt; 丁 &amp;amp;</p><ul><li>戊</li></ul>')).toBe('标题\n甲 乙\n丙 < 丁 &amp;\n戊');
    expect(wordsOf('<p>&nbsp;</p>')).toBe('');
  });
});
