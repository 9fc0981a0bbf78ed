import { describe, expect, it } from '@jest/globals';
import { fenOf, yuanText } from './money';

describe('money on the page', () => {
  it('is shown in yuan with two decimals and read back without a loss', () => {
    expect(['0', '5', '123', '20000000', '-66667'].map(yuanText)).toEqual(['0.00', '0.05', '1.23', '200,000.00', '−666.67']);
    expect(['200,000', '0.5', '12.34', '1.234', 'x', ''].map(fenOf)).toEqual(['20000000', '50', '1234', null, null, null]);
  });
});
