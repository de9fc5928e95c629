import { createHmac, timingSafeEqual } from 'node:crypto';

const cookieName = 'talkgraph_session';

/** Where a request may carry the token, or the proof of having signed in. */
export interface Credentials {
  readonly authorization: string | undefined;
  /** `?token=`, for players and sockets, which cannot send headers. */
  readonly query: string | undefined;
  readonly cookie: string | undefined;
}

/** `valid`, `wrong` where something was sent that is not the token, `missing` where nothing was. */
export function checkCredentials(token: string, sent: Credentials): 'valid' | 'wrong' | 'missing' {
  const bearer = /^Bearer +(\S+) *$/i.exec(sent.authorization ?? '')?.[1];
  const session = readCookie(sent.cookie);
  if (bearer === undefined && sent.query === undefined && session === undefined) return 'missing';
  const valid =
    (bearer !== undefined && isSame(bearer, token)) ||
    (sent.query !== undefined && isSame(sent.query, token)) ||
    (session !== undefined && isSame(session, sessionOf(token)));
  return valid ? 'valid' : 'wrong';
}

/** Compares in a time that says nothing about where two texts differ. */
export function isSame(a: string, b: string): boolean {
  return timingSafeEqual(digest('compare', a), digest('compare', b));
}

/**
 * The Set-Cookie header that signs a browser in, or out again without a token.
 * @param isSecure whether the browser speaks HTTPS; the cookie then never travels in the clear
 */
export function sessionCookie(token: string | undefined, isSecure: boolean): string {
  const value = token === undefined ? '' : sessionOf(token);
  const age = token === undefined ? 0 : 30 * 24 * 3600;
  return `${cookieName}=${value}; HttpOnly; SameSite=Strict; Path=/; Max-Age=${age}${isSecure ? '; Secure' : ''}`;
}

/** A proof of the token that the browser keeps, so that the token itself is not written to its disk. */
function sessionOf(token: string): string {
  return digest(token, 'talkgraph session').toString('base64url');
}

function digest(key: string, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function readCookie(header: string | undefined): string | undefined {
  const pair = header?.split(';').find((part) => part.trim().startsWith(`${cookieName}=`));
  return pair?.trim().slice(cookieName.length + 1) || undefined;
}
