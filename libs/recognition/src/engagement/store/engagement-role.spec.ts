import { describe, expect, it } from '@jest/globals';
import { engagementAddress } from './engagement-role';

describe('the address engagement enters by', () => {
  it('is the one named', () => {
    expect(engagementAddress({ DATABASE_URL: 'postgres://a:b@h/d', ENGAGEMENT_DATABASE_URL: 'postgres://likes:word@other/d' }).href).toBe('postgres://likes:word@other/d');
  });

  it('else the role beside that of the processes, with a password that follows from theirs and does not give it away', () => {
    const url = engagementAddress({ DATABASE_URL: 'postgres://jiangong_app:word@h:1/d' });
    expect(url.username).toBe('jiangong_engagement');
    expect(url.password).toMatch(/^[0-9a-f]{64}$/);
    expect(url.password).not.toBe(engagementAddress({ DATABASE_URL: 'postgres://jiangong_app:other@h:1/d' }).password);
    expect(url.host + url.pathname).toBe('h:1/d');
    expect(engagementAddress({ DATABASE_URL: 'postgres://city@h/d' }).href).toBe('postgres://city_engagement@h/d');
  });
});
