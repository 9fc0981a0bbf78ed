import type { Page, Response } from 'playwright-core';

/** What nobody outside may read of a person, as it would look in any text. */
const NUMBERS: Readonly<Record<string, RegExp>> = {
  'ID number': /(?<!\d)[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?!\d)/,
  'phone number': /(?<!\d)1[3-9]\d{9}(?!\d)/,
  'age or birth': /\d{2}\s*(?:周岁|岁)|(?:出生|年龄)\s*[:：]?\s*\d|19\d{2}年\d{1,2}月(?:\d{1,2}日)?(?:出)?生/,
};
/** The same as a field of an answer, whatever it holds. */
const FIELDS = /"(?:memberNo|idNumber|idCard|identityNumber|phone|phoneNumber|mobile|age|birth\w*|gender|email|address)"\s*:/;
/** Long runs of hexadecimal digits are ids and hashes; some hold eleven decimal ones in a row. */
const CODES = /[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{32,}/gi;

export function personalIn(text: string): string[] {
  const plain = text.replace(CODES, '');
  return [...Object.entries(NUMBERS).flatMap(([what, pattern]) => told(what, pattern.exec(plain))), ...told('field', FIELDS.exec(plain))];
}

const told = (what: string, found: RegExpExecArray | null): string[] => (found ? [`${what}: ${found.input.slice(Math.max(0, found.index - 30), found.index + 40)}`] : []);

/** Everything readable the server answers to a page, from now on. */
export class Answers {
  private readonly reading: Promise<void>[] = [];
  private readonly faults: string[] = [];
  private count = 0;

  constructor(page: Page) {
    page.on('response', (response) => this.reading.push(this.read(response)));
  }

  /** What of persons was found in them, and how many were read. */
  async personal(): Promise<{ readonly faults: readonly string[]; readonly read: number }> {
    await Promise.all(this.reading);
    return { faults: this.faults, read: this.count };
  }

  private async read(response: Response): Promise<void> {
    if (!/json|html|vtt/.test(response.headers()['content-type'] ?? '')) return;
    const text = await response.text().catch(() => null);
    if (text === null) return;
    this.count++;
    this.faults.push(...personalIn(text).map((fault) => `${response.url()} ${fault}`));
  }
}
