import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { sha256, type Day } from '@jiangong/kernel';

const COOKIE = 'vid';
const TOKEN = /(?:^|;\s*)vid=(\d{4}-\d\d-\d\d)\.([A-Za-z0-9_-]{22})(?:;|$)/;
const A_DAY_S = 86_400;

/** The browser's token of that day; yesterday's is nobody's. */
export function visitorTokenOf(request: IncomingMessage, today: Day): string | null {
  const [, day, token] = TOKEN.exec(request.headers.cookie ?? '') ?? [];
  return day === today && token ? `${day}.${token}` : null;
}

export const newVisitorToken = (today: Day): string => `${today}.${randomBytes(16).toString('base64url')}`;

/** What is kept of a token, for two days: it names nobody, and tomorrow the same browser is somebody else. */
export const hashOfVisitor = (token: string): string => sha256(token).slice(0, 32);

export function setVisitorToken(response: ServerResponse, token: string, secure: boolean): void {
  response.appendHeader('set-cookie', `${COOKIE}=${token}; Path=/engage; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}; Max-Age=${A_DAY_S}`);
}
