import { webhookRefused } from '../errors.js';
import { hostName, isLoopback } from '../security/host-names.js';
import type { ServerOptions } from '../server-services.js';

/**
 * Allows a webhook address only where the operator has agreed: a host on the list, or this machine itself where only its own
 * programs may ask. With a token others may ask too, who have no business with what else listens on this machine. Otherwise
 * anyone who may submit a run could make the server call whatever it can reach. Called when a run is submitted and again
 * before each delivery.
 * @throws WEBHOOK_REFUSED
 */
export function checkWebhookUrl(
  address: string,
  { webhookHosts = [], token }: Pick<ServerOptions, 'webhookHosts' | 'token'>,
): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const isWeb = url?.protocol === 'http:' || url?.protocol === 'https:';
  if (url === undefined || !isWeb || url.username !== '' || url.password !== '') {
    throw webhookRefused({ url: address });
  }
  const name = hostName(url.host);
  const isOwn = name !== undefined && isLoopback(name) && !token;
  const isListed = name !== undefined && webhookHosts.some((host) => hostName(host) === name);
  if (!isOwn && !isListed) throw webhookRefused({ url: address });
  return url;
}
