import type { ProfileFields } from '../contract.js';
import { deliverySettingInvalid } from '../errors.js';

const usualPorts = { tls: 465, starttls: 587, none: 25 } as const;

/** How nodemailer is to connect. @throws DELIVERY_SETTING_INVALID */
export function smtpOptions(profile: string, fields: ProfileFields) {
  const security = (fields.security ?? (fields.port === '587' ? 'starttls' : 'tls')) as keyof typeof usualPorts;
  const port = fields.port ? Number(fields.port) : usualPorts[security];
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    const problem = { en: 'it has to be a number from 1 to 65535', zh: '必须是 1 到 65535 之间的数字' };
    throw deliverySettingInvalid({ profile, field: 'port', problem });
  }
  const { host = '', user, password = '' } = fields;
  return {
    host,
    port,
    secure: security === 'tls',
    // Without it, whoever sits in between could take the offer of encryption away and read the password.
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    ...(user && { auth: { user, pass: password } }),
    tls: { rejectUnauthorized: fields.tls_verify !== 'no' },
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 120_000,
  };
}
