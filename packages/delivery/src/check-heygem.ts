import type { ProfileFields } from './contract.js';
import { deliveryProtocol, deliverySettingInvalid } from './errors.js';
import { readStart } from './http/read-start.js';
import { firstLine, networkFailure } from './network-failure.js';

const patienceMs = 10_000;
/** The answer has some hundred. */
const mostBytes = 64 * 1024;
/** Where HeyGem listens on one's own machine; what the engine uses too when no address is given. */
const usualAddress = 'http://127.0.0.1:8383';

/**
 * Whether a HeyGem service answers at the address of a profile: asks it about a task that it does not know.
 * @throws DELIVERY_SETTING_INVALID, DELIVERY_UNREACHABLE, DELIVERY_PROTOCOL
 */
export async function checkHeygem(profile: string, fields: ProfileFields, signal?: AbortSignal): Promise<void> {
  const address = (fields.url || usualAddress).replace(/\/+$/, '');
  if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol)) {
    const problem = { en: `it has to look like ${usualAddress}`, zh: `应为类似 ${usualAddress} 的地址` };
    throw deliverySettingInvalid({ profile, field: 'url', problem });
  }
  const place = `HeyGem ${address}`;
  const patience = AbortSignal.timeout(patienceMs);
  let text: string;
  try {
    const response = await fetch(`${address}/easy/query?code=talkgraph`, {
      signal: signal ? AbortSignal.any([signal, patience]) : patience,
      // What a redirect leads to is not the service of the profile.
      redirect: 'manual',
    });
    text = (await readStart(response.body ?? [], mostBytes)) || `HTTP ${response.status}`;
  } catch (error) {
    signal?.throwIfAborted();
    throw networkFailure(error, place) ?? error;
  }
  if (!/^\s*\{.*"code"\s*:\s*\d+/s.test(text)) throw deliveryProtocol({ place, reason: firstLine(text) });
}
