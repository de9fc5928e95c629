import { readFile } from 'node:fs/promises';
import type { IClientOptions } from 'mqtt';
import type { TargetOptions } from '../contract.js';
import { deliverySettingInvalid } from '../errors.js';
import { readEndpoint } from '../read-endpoint.js';

/** How long a broker may take to let somebody in. */
export const connectTimeoutMs = 15_000;

/** A profile of an MQTT broker. */
export type MqttProfile = Pick<TargetOptions, 'profile' | 'fields'>;

/** Where the broker of a profile is. @throws DELIVERY_SETTING_INVALID */
export function mqttAddress({ profile, fields }: MqttProfile): URL {
  return readEndpoint(profile, 'url', fields.url ?? '', ['mqtt:', 'mqtts:', 'ws:', 'wss:']);
}

/** How to get in. @throws DELIVERY_SETTING_INVALID */
export async function mqttOptions({ profile, fields }: MqttProfile): Promise<IClientOptions> {
  const { username, password, ca_file: caFile } = fields;
  const ca = caFile
    ? await readFile(caFile).catch((error: NodeJS.ErrnoException) => {
        const problem = { en: `it cannot be read (${error.code})`, zh: `无法读取（${error.code}）` };
        throw deliverySettingInvalid({ profile, field: 'ca_file', problem }, error);
      })
    : undefined;
  return {
    ...(username && { username }),
    ...(password && { password }),
    ...(ca && { ca }),
    rejectUnauthorized: fields.tls_verify !== 'no',
    connectTimeout: connectTimeoutMs,
    clean: true,
  };
}
