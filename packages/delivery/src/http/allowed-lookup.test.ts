import assert from 'node:assert/strict';
import type { LookupAddress } from 'node:dns';
import { test } from 'node:test';
import { deliveryRejected } from '../errors.js';
import { allowedLookup } from './allowed-lookup.js';

function look(addresses: readonly string[], all = true): Promise<string | LookupAddress[]> {
  const found = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  const refuse = (name: string) => deliveryRejected({ place: name, reason: 'refused' });
  const lookup = allowedLookup(refuse, (_name, _options, done) => done(null, found));
  return new Promise((resolve, reject) => {
    lookup('hooks.example', { all }, (error, address) => (error ? reject(error) : resolve(address)));
  });
}

test('a name that leads to this machine or to what clouds tell their machines is refused when it is connected to', async () => {
  for (const address of ['127.0.0.1', '127.9.9.9', '0.0.0.0', '169.254.169.254', '::1', '::', 'fe80::1']) {
    await assert.rejects(look([address]), { code: 'DELIVERY_REJECTED' }, address);
    await assert.rejects(look(['203.0.113.5', address]), { code: 'DELIVERY_REJECTED' }, address);
  }
  for (const mapped of ['::ffff:127.0.0.1', '::ffff:a9fe:a9fe', 'fd00:ec2::254']) {
    await assert.rejects(look([mapped]), { code: 'DELIVERY_REJECTED' }, mapped);
  }
});

test('other addresses are connected to, those of a local network included', async () => {
  assert.deepEqual(await look(['192.168.1.5']), [{ address: '192.168.1.5', family: 4 }]);
  assert.equal(await look(['203.0.113.5', '2001:db8::1'], false), '203.0.113.5');
});

test('a name that nobody has is an error, not a connection', async () => {
  await assert.rejects(look([]));
});
