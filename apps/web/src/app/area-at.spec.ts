import { describe, expect, it } from '@jest/globals';
import { areaAt } from './area-at';

const AREAS = [{ key: 'office', to: '/office' }, { key: 'voices', to: '/office/feedback', also: ['/office/comments', '/office/likes'] }, { key: 'newsDesk', to: '/office/news' }] as const;

describe('the workplace a page belongs to', () => {
  it.each([
    ['/office', 'office'], ['/office/rounds/1', 'office'], ['/office/news/7', 'newsDesk'], ['/office/comments', 'voices'], ['/office/likes', 'voices'], ['/officers', null], ['/me', null],
  ])('%s: %s, and no second one', (path, key) => expect(areaAt(path, AREAS)).toBe(key));

  it('is the one above where the nearest is another person’s', () => expect(areaAt('/office/news', AREAS.slice(0, 2))).toBe('office'));
});
