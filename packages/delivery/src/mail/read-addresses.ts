import { deliveryAddressesWrong } from '../errors.js';

/** One address, bare or as `Name <name@example.com>`. No line breaks: they would begin another header. */
const address = /^(?:[^<>\r\n]*<\s*([^\s<>@,;]+@[^\s<>@,;]+)\s*>|([^\s<>@,;]+@[^\s<>@,;]+))$/;

/**
 * Reads addresses as people write them: with commas, semicolons (Chinese ones too) or line breaks between.
 * @throws DELIVERY_ADDRESSES_WRONG
 */
export function readAddresses(text: string): readonly string[] {
  const parts = text
    .split(/[,;，；、\r\n]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const wrong = parts.filter((part) => !address.test(part));
  if (wrong.length > 0 || parts.length === 0) {
    throw deliveryAddressesWrong({ addresses: parts.length === 0 ? '–' : wrong.join(', ').slice(0, 300) });
  }
  return parts;
}
