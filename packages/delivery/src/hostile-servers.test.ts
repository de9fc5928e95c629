import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { type TestContext, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { isTalkgraphError } from '@talkgraph/errors';
import type { ProfileFields } from './contract.js';
import { deliveryUnreachable } from './errors.js';
import { openTarget, type TargetKind, type TargetParcels } from './open-target.js';
import { startFailingStorage } from './testing/start-failing-storage.js';
import { testJournal, testParcel } from './testing/test-parcel.js';
import { withRetries } from './with-retries.js';

type Kind = Exclude<TargetKind, 'folder'>;

const secret = 'very-secret-value';

/** A profile of each kind that leads to a port, encrypted or not. */
const profiles: { readonly [K in Kind]: (host: string, port: number, s: '' | 's') => ProfileFields } = {
  s3: (host, port, s) => ({
    ...{ endpoint: `http${s}://${host}:${port}`, bucket: 'films' },
    ...{ access_key_id: 'AK', secret_access_key: secret },
  }),
  oss: (host, port, s) => ({
    ...{ endpoint: `http${s}://${host}:${port}`, bucket: 'films', region: 'oss-cn-hangzhou' },
    ...{ access_key_id: 'AK', access_key_secret: secret },
  }),
  smtp: (host, port, s) => ({
    ...{ host, port: String(port), security: s ? 'tls' : 'none' },
    ...{ user: 'u', password: secret, from: 'a@example.com' },
  }),
  mqtt: (host, port, s) => ({ url: `mqtt${s}://${host}:${port}`, username: 'u', password: secret }),
  webhook: (host, port, s) => ({ url: `http${s}://${host}:${port}/x?token=${secret}`, secret }),
};

/** Listens, and does something with each connection. */
async function listen(t: TestContext, treat: (socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => {}));
    treat(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

async function deliver(t: TestContext, kind: Kind, fields: ProfileFields, signal?: AbortSignal): Promise<unknown> {
  const { parcel: file } = await testParcel(t, 1000);
  const parcels: Omit<TargetParcels, 'folder'> = {
    s3: file,
    oss: file,
    smtp: { to: 'b@example.com', subject: 's', text: 't', html: '<p>', pictures: [], attachments: [] },
    mqtt: { topic: 'a', message: 'm', qos: 1, retain: false },
    webhook: { event: 'e', data: null },
  };
  const retry = { attempts: 2, firstWaitMs: 5, longestWaitMs: 10 };
  const target = await openTarget(kind, { profile: 'place', fields, journal: await testJournal(t), retry });
  return target.deliver(parcels[kind] as never, { id: 'a', ...(signal && { signal }) }).then(
    () => 'delivered',
    (error: unknown) => error,
  );
}

for (const kind of Object.keys(profiles) as readonly Kind[]) {
  test(`${kind}: garbage, a plain port for TLS, no such name and a closed port are sentences, without a secret`, async (t) => {
    const garbage = await listen(t, (socket) => socket.resume().end('\0\xff\x13garbage\r\n\r\n'.repeat(500), 'latin1'));
    const dropping = await listen(t, (socket) => socket.destroy());
    const cases = [
      [profiles[kind]('localhost', garbage, ''), /DELIVERY_(PROTOCOL|UNREACHABLE)/],
      [profiles[kind]('localhost', garbage, 's'), /DELIVERY_PROTOCOL/],
      [profiles[kind]('localhost', dropping, ''), /DELIVERY_UNREACHABLE/],
      [profiles[kind]('no-such-host.invalid', 9, ''), /DELIVERY_UNREACHABLE/],
      [profiles[kind]('localhost', 1, ''), /DELIVERY_UNREACHABLE/],
    ] as const;
    for (const [fields, code] of cases) {
      const error = await deliver(t, kind, fields);
      assert.ok(isTalkgraphError(error), String(error));
      assert.match(error.code, code);
      assert.ok(!JSON.stringify([error.text, error.details]).includes(secret));
    }
  });

  test(`${kind}: a cancel while the server hangs is answered at once`, async (t) => {
    const hanging = await listen(t, (socket) => void socket.resume());
    for (const s of ['', 's'] as const) {
      const stop = new AbortController();
      const reason = new Error('cancelled');
      let at = 0;
      setTimeout(() => {
        at = performance.now();
        stop.abort(reason);
      }, 300);
      assert.equal(await deliver(t, kind, profiles[kind]('localhost', hanging, s), stop.signal), reason);
      // Servers that say nothing are given up after 15 s.
      assert.ok(performance.now() - at < 10_000);
    }
  });
}

for (const kind of ['s3', 'oss'] as const) {
  test(`${kind}: an upload that stands still is given up and tried again`, async (t) => {
    const storage = await startFailingStorage(kind);
    t.after(() => storage.close());
    let hangs = 1;
    storage.fault = ({ method }) => (method === 'PUT' && hangs-- > 0 ? 'hang' : undefined);
    const { parcel, contents } = await testParcel(t, 5000);
    const retry = { attempts: 2, firstWaitMs: 5, longestWaitMs: 10, longestStallMs: 300 };
    const target = await openTarget(kind, {
      ...{ profile: 'place', fields: storage.fields },
      ...{ journal: await testJournal(t), retry },
    });
    await target.deliver(parcel, { id: 'a' });
    assert.ok(storage.state.objects.get('film.mp4')?.bytes.equals(contents));
  });
}

test('a step that has cost all patience is not tried again', async () => {
  let tries = 0;
  const work = async () => {
    tries += 1;
    await wait(30);
    throw deliveryUnreachable({ place: 'somewhere', reason: 'timeout' });
  };
  const policy = { attempts: 5, firstWaitMs: 1, longestWaitMs: 1, patienceMs: 20 };
  await assert.rejects(withRetries(work, { policy }), { code: 'DELIVERY_UNREACHABLE' });
  assert.equal(tries, 1);
});
