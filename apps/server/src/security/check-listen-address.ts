import { serverNeedsToken } from '../errors.js';
import type { ServerOptions } from '../server-services.js';
import { isLoopback } from './host-names.js';

/** Refuses to open the server to the network for everybody. @throws SERVER_NEEDS_TOKEN */
export function checkListenAddress({ host, token }: Pick<ServerOptions, 'host' | 'token'>): void {
  if (!isLoopback(host) && !token) throw serverNeedsToken({ host });
}
