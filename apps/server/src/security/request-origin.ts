/** What a request says about the page that sent it. */
export interface RequestOrigin {
  readonly method: string;
  /** Whether it asks for a WebSocket, which is not held to the same origin by browsers. */
  readonly isUpgrade: boolean;
  readonly host: string | undefined;
  readonly origin: string | undefined;
  /** The header Sec-Fetch-Site, which pages cannot forge. */
  readonly fetchSite: string | undefined;
  /** The header Sec-Fetch-Mode: `navigate` where somebody follows a link. */
  readonly fetchMode: string | undefined;
}

/**
 * Tells whether a request comes from a page of another site. Programs other than browsers send none of these headers and
 * pass. `null`, the origin of sandboxed frames and local files, is another site. Reading is refused too: browsers keep
 * such pages from seeing the answers, but not from making this machine work for them. Links that lead here may be followed.
 */
export function isForeign(request: RequestOrigin, allowedOrigins: readonly string[]): boolean {
  const { method, isUpgrade, origin, fetchSite, fetchMode } = request;
  // The question whether a page may call is answered by what is allowed, without doing anything.
  if (method === 'OPTIONS' && !isUpgrade) return false;
  if (origin !== undefined && allowedOrigins.includes(origin)) return false;
  const isLink = (method === 'GET' || method === 'HEAD') && !isUpgrade && fetchMode === 'navigate';
  if (isLink) return false;
  if (fetchSite !== undefined && fetchSite !== 'same-origin' && fetchSite !== 'none') return true;
  return origin !== undefined && authorityOf(origin) !== request.host?.toLowerCase();
}

/** `host:port` as the Host header would have it: without the scheme's own port. */
function authorityOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
