import { webhookRefused } from '../errors.js';
import { hostName, isLoopback } from '../security/host-names.js';
import type { ServerOptions } from '../server-services.js';

/**
 * Allows a webhook address only where the operator has agreed: this machine itself, or a host on the list. Otherwise anyone
 * who may submit a run could make the server call whatever it can reach. Called when a run is submitted and again before
 * each delivery.
 * @throws WEBHOOK_REFUSED
 */
export function checkWebhookUrl(address: string, { webhookHosts = [] }: Pick<ServerOptions, 'webhookHosts'>): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const isWeb = url?.protocol === 'http:' || url?.protocol === 'https:';
  if (url === undefined || !isWeb || url.username !== '' || url.password !== '') {
    throw webhookRefused({ url: address });
  }
  const name = hostName(url.host);
  const isAllowed = name !== undefined && (isLoopback(name) || webhookHosts.some((host) => hostName(host) === name));
  if (!isAllowed) throw webhookRefused({ url: address });
  return url;
}
