import { type LookupAddress, lookup } from 'node:dns';
import { BlockList, isIPv6, type LookupFunction } from 'node:net';
import { webhookRefused } from '../errors.js';

/** Every address a name has, as `dns.lookup` answers them. */
type Resolve = (
  name: string,
  options: { readonly all: true },
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/** This machine, and the networks on which clouds tell their machines secrets. */
const neverMeant = new BlockList();
neverMeant.addSubnet('0.0.0.0', 8);
neverMeant.addSubnet('127.0.0.0', 8);
neverMeant.addSubnet('169.254.0.0', 16);
neverMeant.addSubnet('::', 127, 'ipv6');
neverMeant.addSubnet('fe80::', 10, 'ipv6');
neverMeant.addAddress('fd00:ec2::254', 'ipv6');

/**
 * Looks a name up for a connection, and refuses it where it leads to this machine: the operator has allowed a name, and who
 * owns it may point it anywhere, also between two calls. What is checked is what is connected to.
 */
export function allowedLookup(resolve: Resolve = lookup): LookupFunction {
  return (name, options, done) => {
    resolve(name, { ...options, all: true }, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error || first === undefined) return done(error ?? webhookRefused({ url: name }), '');
      if (addresses.some(isNeverMeant)) return done(webhookRefused({ url: name }), '');
      if (options.all) done(null, addresses);
      else done(null, first.address, first.family);
    });
  };
}

function isNeverMeant({ address }: LookupAddress): boolean {
  return neverMeant.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}
