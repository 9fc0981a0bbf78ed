import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';

const folder = import.meta.dirname;

type Words = { [key: string]: string | Words };

function flatten(words: Words, prefix = ''): Map<string, string> {
  const all = new Map<string, string>();
  for (const [key, value] of Object.entries(words)) {
    if (typeof value === 'string') all.set(prefix + key, value);
    else for (const [inner, text] of flatten(value, `${prefix}${key}.`)) all.set(inner, text);
  }
  return all;
}

const read = (language: string, audience: string) => flatten(JSON.parse(readFileSync(join(folder, language, `${audience}.json`), 'utf8')) as Words);
/** English has forms that Chinese lacks: `day_one` beside `day_other` is one key. */
const withoutPlural = (key: string): string => key.replace(/_(zero|one|two|few|many|other)$/, '');
const keysOf = (words: Map<string, string>): string[] => [...new Set([...words.keys()].map(withoutPlural))].sort();
const blanksOf = (text: string | undefined): string[] => [...new Set(text?.match(/\{\{\w+\}\}/g) ?? [])].sort();

const audiences = readdirSync(join(folder, 'zh-CN')).map((file) => file.replace('.json', ''));

describe.each(audiences)('the words for %s', (audience) => {
  const chinese = read('zh-CN', audience);
  const english = read('en', audience);

  test('every Chinese key has its English one and the other way round', () => {
    expect(keysOf(english)).toEqual(keysOf(chinese));
  });

  test('no text is empty', () => {
    for (const words of [chinese, english]) expect([...words].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  test('both languages fill the same blanks', () => {
    const differing = [...english].filter(([key, text]) => {
      const source = chinese.get(key) ?? chinese.get(`${withoutPlural(key)}_other`);
      return !blanksOf(text).every((blank) => blanksOf(source).includes(blank)) || (!key.endsWith('_one') && blanksOf(text).length !== blanksOf(source).length);
    });
    expect(differing).toEqual([]);
  });

  test('notices use no exclamation marks', () => {
    expect([...chinese.values(), ...english.values()].filter((text) => /[!！]/.test(text))).toEqual([]);
  });
});

test('both languages have the same files', () => {
  expect(readdirSync(join(folder, 'en')).sort()).toEqual(readdirSync(join(folder, 'zh-CN')).sort());
});
