/** What a request says about the page that sent it. */
export interface RequestOrigin {
  readonly method: string;
  /** Whether it asks for a WebSocket, which is not held to the same origin by browsers. */
  readonly isUpgrade: boolean;
  readonly host: string | undefined;
  readonly origin: string | undefined;
  /** The header Sec-Fetch-Site, which pages cannot forge. */
  readonly fetchSite: string | undefined;
}

const readingMethods: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Tells whether a request that could change something comes from a page of another site. Programs other than browsers send
 * neither header and pass. `null`, the origin of sandboxed frames and local files, is another site.
 */
export function isForeign(request: RequestOrigin, allowedOrigins: readonly string[]): boolean {
  if (readingMethods.includes(request.method) && !request.isUpgrade) return false;
  const { origin, fetchSite } = request;
  if (origin !== undefined && allowedOrigins.includes(origin)) return false;
  if (fetchSite !== undefined && fetchSite !== 'same-origin' && fetchSite !== 'none') return true;
  return origin !== undefined && authorityOf(origin) !== request.host?.toLowerCase();
}

/** `host:port` as the Host header would have it: without the scheme's own port. */
function authorityOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
