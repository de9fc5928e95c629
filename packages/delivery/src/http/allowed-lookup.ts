import { type LookupAddress, lookup } from 'node:dns';
import { BlockList, isIP, isIPv6, type LookupFunction } from 'node:net';

/** Every address a name has, as `dns.lookup` answers them. */
export type Resolve = (
  name: string,
  options: { readonly all: true },
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/** This machine. */
const own = new BlockList();
own.addSubnet('127.0.0.0', 8);
own.addAddress('::1', 'ipv6');

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
 * @param refuse makes the error for a name that is refused
 */
export function allowedLookup(refuse: (name: string) => Error, resolve: Resolve = lookup): LookupFunction {
  return (name, options, done) => {
    resolve(name, { ...options, all: true }, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error || first === undefined) return done(error ?? refuse(name), '');
      if (addresses.some(({ address }) => isNeverMeant(address))) return done(refuse(name), '');
      if (options.all) done(null, addresses);
      else done(null, first.address, first.family);
    });
  };
}

function isNeverMeant(address: string): boolean {
  return neverMeant.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}

/** Whether an address names this machine in so many words: who writes it means it. */
export function namesThisMachine(hostname: string): boolean {
  const bare = hostname.replace(/^\[|\]$/g, '');
  if (bare === 'localhost' || bare.endsWith('.localhost')) return true;
  return isIP(bare) !== 0 && own.check(bare, isIPv6(bare) ? 'ipv6' : 'ipv4');
}

/** Whether an address is a number that is never meant: those are connected to without being looked up. */
export function isForbiddenNumber(hostname: string): boolean {
  const bare = hostname.replace(/^\[|\]$/g, '');
  return isIP(bare) !== 0 && isNeverMeant(bare) && !namesThisMachine(bare);
}
