import { isIP } from 'node:net';

/** Names by which a machine knows itself. Nothing from outside can reach a server that is bound to one of these. */
const ownNames: readonly string[] = ['localhost', '127.0.0.1', '::1'];

const everyAddress: readonly string[] = ['0.0.0.0', '::'];

/** Tells whether a server bound to this host can be reached from this machine only. */
export function isLoopback(host: string): boolean {
  return ownNames.includes(bare(host)) || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host);
}

/**
 * Tells whether the Host header of a request names this server: this machine's own names, the host the server is bound to,
 * or one that the operator allows; with any port, since a tunnel or a proxy may change it. A page that makes its own name
 * resolve to 127.0.0.1 (DNS rebinding) sends that name, and is found out by it. A server that listens on every address is
 * also known by each of them: a number cannot be made to resolve to something else.
 */
export function isKnownHost(header: string | undefined, boundHost: string, allowed: readonly string[]): boolean {
  const name = hostName(header ?? '');
  if (name === undefined) return false;
  if (everyAddress.includes(bare(boundHost)) && isIP(name) !== 0) return true;
  return [...ownNames, boundHost, ...allowed].some((known) => bare(known) === name);
}

/** The name in a Host header without its port, in lower case; undefined where the header is no host. */
export function hostName(header: string): string | undefined {
  const match = /^(?:\[([0-9a-f:.]+)\]|([a-z0-9._-]+))(?::\d{1,5})?$/i.exec(header);
  return (match?.[1] ?? match?.[2])?.toLowerCase();
}

function bare(host: string): string {
  return (hostName(host) ?? host).toLowerCase();
}
