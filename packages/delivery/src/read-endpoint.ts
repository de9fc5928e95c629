import { deliverySettingInvalid } from './errors.js';

/** Reads an address of a profile. User names and passwords have fields of their own. @throws DELIVERY_SETTING_INVALID */
export function readEndpoint(
  profile: string,
  field: string,
  address: string,
  protocols: readonly string[] = ['http:', 'https:'],
): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || !protocols.includes(url.protocol) || url.username !== '' || url.password !== '') {
    const schemes = protocols.map((protocol) => `${protocol}//`).join(' or ');
    const problem = {
      en: `it has to be an address that begins with ${schemes}, without user name and password`,
      zh: `必须是以 ${protocols.map((protocol) => `${protocol}//`).join(' 或 ')} 开头的地址，且不含用户名和密码`,
    };
    throw deliverySettingInvalid({ profile, field, problem });
  }
  return url;
}
