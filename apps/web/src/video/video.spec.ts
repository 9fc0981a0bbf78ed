import { describe, expect, test } from '@jest/globals';
import { chosenCaptions } from './captions-choice';
import { chooseWay } from './choose-source';
import { lengthText } from './length-text';

const both = { hlsUrl: '/m.m3u8', videoUrl: '/v.mp4' };

describe('A video comes', () => {
  test('as one file on a good network, in pieces on a weak one or where nobody says how it is', () => {
    for (const [playsPieces, hasMediaSource, isWeak, way] of [
      [false, true, false, 'file'], [false, true, null, 'file'], [false, true, true, 'library'], [false, false, true, 'file'],
      [true, true, false, 'file'], [true, true, null, 'pieces'], [true, false, true, 'pieces'],
    ] as const) expect([playsPieces, hasMediaSource, isWeak, chooseWay(both, { playsPieces, hasMediaSource, isWeak })]).toEqual([playsPieces, hasMediaSource, isWeak, way]);
  });

  test('as what there is, when there is only one of them', () => {
    expect(chooseWay({ hlsUrl: null, videoUrl: '/v.mp4' }, { playsPieces: true, hasMediaSource: true, isWeak: true })).toBe('file');
    expect(chooseWay({ hlsUrl: '/m.m3u8', videoUrl: null }, { playsPieces: false, hasMediaSource: true, isWeak: false })).toBe('library');
  });
});

describe('Captions', () => {
  const captions = [{ lang: 'zh-CN' }, { lang: 'en' }];
  test('are in the language chosen last, else in that of the pages, else the first there are', () => {
    expect(chosenCaptions(captions, 'en', 'zh-CN')).toBe('en');
    expect(chosenCaptions(captions, null, 'en')).toBe('en');
    expect(chosenCaptions(captions, 'zh-TW', 'en')).toBe('zh-CN');
    expect(chosenCaptions([{ lang: 'zh-CN' }], 'fr', 'en')).toBe('zh-CN');
    expect(chosenCaptions([], 'en', 'en')).toBeNull();
  });

  test('put away stay away', () => expect(chosenCaptions(captions, 'off', 'zh-CN')).toBeNull());
});

test('A length is told in minutes and seconds, and is never nothing', () => {
  expect([0.4, 5, 65.2, 180].map(lengthText)).toEqual(['0:01', '0:05', '1:05', '3:00']);
});
