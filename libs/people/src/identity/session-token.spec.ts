import { describe, expect, it } from '@jest/globals';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isSecure } from '@jiangong/platform';
import { hashOfToken, newToken, setTokenCookie, tokenOf } from './session-token';

const request = (headers: Record<string, string>, encrypted = false) => ({ headers, socket: { encrypted } }) as unknown as IncomingMessage;

function cookieSet(token: string | null, secure: boolean): string {
  let header = '';
  setTokenCookie({ appendHeader: (_name: string, value: string) => (header = value) } as unknown as ServerResponse, token, secure);
  return header;
}

describe('the session cookie', () => {
  it('holds 256 bits that nobody guesses, and only its hash is kept', () => {
    const token = newToken();
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    expect(newToken()).not.toBe(token);
    expect(hashOfToken(token)).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is read among others, and anything that is not ours is nothing', () => {
    const token = newToken();
    expect(tokenOf(request({ cookie: `a=%E0%A4%A; sid=${token}; b=1` }))).toBe(token);
    for (const cookie of ['', 'sid=', `sid=${token}x`, `xsid=${token}`, "sid=' or 1=1"]) expect(tokenOf(request({ cookie }))).toBeNull();
  });

  it('is out of reach for scripts and foreign sites, and Secure over https', () => {
    expect(cookieSet('T', false)).toBe('sid=T; Path=/; HttpOnly; SameSite=Lax');
    expect(cookieSet('T', true)).toBe('sid=T; Path=/; HttpOnly; SameSite=Lax; Secure');
    expect(cookieSet(null, false)).toBe('sid=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0');
  });

  it('believes a forwarded https only from a proxy of ours', () => {
    expect(isSecure(request({ 'x-forwarded-proto': 'https' }), false)).toBe(false);
    expect(isSecure(request({ 'x-forwarded-proto': 'https' }), true)).toBe(true);
    expect(isSecure(request({ 'x-forwarded-proto': 'https, http' }), true)).toBe(false);
    expect(isSecure(request({}, true), false)).toBe(true);
  });
});
