import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { sha256 } from '@jiangong/kernel';

const COOKIE = 'sid';
/** 256 random bits in base64url; anything else in the cookie is not ours and costs no statement. */
const TOKEN = /(?:^|;\s*)sid=([A-Za-z0-9_-]{43})(?:;|$)/;

export const newToken = (): string => randomBytes(32).toString('base64url');

/** What is kept of a token: who reads the table cannot sign in with it. */
export const hashOfToken = (token: string): string => sha256(token);

export const tokenOf = (request: IncomingMessage | null): string | null => TOKEN.exec(request?.headers.cookie ?? '')?.[1] ?? null;

/** Hands the browser a token, or takes it away when null. Scripts never see it, other sites never send it along with a write. */
export function setTokenCookie(response: ServerResponse | null, token: string | null, secure: boolean): void {
  const life = token === null ? '; Max-Age=0' : '';
  response?.appendHeader('set-cookie', `${COOKIE}=${token ?? ''}; Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}${life}`);
}
