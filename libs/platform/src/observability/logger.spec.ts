import { describe, expect, it } from '@jest/globals';
import { BadInput, defineRefusal, NotAllowed, NotFound } from '@jiangong/kernel';
import { NestLog, type Logger } from './logger';

const PlacesGone = defineRefusal('PLACES_GONE', () => ({ zh: '名额已用完', en: 'no places left' }));

function logged(message: unknown): unknown[] {
  const lines: unknown[] = [];
  const logger = { error: (...line: unknown[]) => void lines.push(line) } as unknown as Logger;
  new NestLog(logger).error(message, undefined, 'ExceptionsHandler');
  return lines;
}

describe('what Nest reports as an error', () => {
  it('is none when the rules said no, when the input was wrong or the row is not for the asker', () => {
    for (const answer of [new PlacesGone({}), BadInput.at('input.title', '太长', 'too long'), new NotFound(), new NotAllowed('round.extend')]) {
      expect(logged(answer)).toEqual([]);
    }
  });

  it('is one when something unforeseen happened, or the database is away', () => {
    expect(logged(new TypeError('x is not a function'))).toHaveLength(1);
    expect(logged(Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }))).toHaveLength(1);
    expect(logged('a sentence of Nest’s own')).toHaveLength(1);
  });
});
