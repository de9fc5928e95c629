import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ComfyCaller, type Message } from '../testing/comfy-caller.js';
import { startTestServer, type TestServer } from '../testing/start-test-server.js';

let server: TestServer;
before(async () => {
  server = await startTestServer();
});
after(() => server.close());

const places = (messages: readonly Message[]) =>
  messages.flatMap(({ data }) => (data.sequence === undefined ? [] : [data.sequence as number]));

test('a client that is cut off again and again hears what a steady one hears, in the same order', async () => {
  const steady = await new ComfyCaller(server.url, 'same').connect();
  const runs: Promise<string>[] = [];
  for (let n = 0; n < 25; n++) {
    const nodes = Object.fromEntries(
      Array.from({ length: 20 }, (_, index) => [
        String(index),
        { class_type: 'TestNumber', inputs: { value: index === 0 ? n : [String(index - 1), 0] } },
      ]),
    );
    runs.push(steady.queue({ ...nodes, out: { class_type: 'TestShow', inputs: { value: ['19', 0] } } }));
  }

  const heard: number[] = [];
  let since = 0;
  let cuts = 0;
  let isOver = false;
  const ending = Promise.all(runs)
    .then((ids) => Promise.all(ids.map((id) => steady.ended(id))))
    .then(() => {
      isOver = true;
    });
  do {
    const flaky = await new ComfyCaller(server.url, 'same').connect(`&since=${since}`);
    const wanted = 1 + ((cuts * 37) % 90);
    // Either so much has come, or nothing more will.
    await Promise.race([flaky.until(() => places(flaky.messages).length >= wanted), ending]);
    await flaky.disconnect();
    heard.push(...places(flaky.messages));
    since = heard.at(-1) ?? 0;
    cuts++;
  } while (!isOver);
  const rest = await new ComfyCaller(server.url, 'same').connect(`&since=${since}`);
  const expected = places(steady.messages);
  await rest.until(() => (places(rest.messages).at(-1) ?? since) >= (expected.at(-1) as number));
  heard.push(...places(rest.messages));

  assert.ok(cuts > 1, `${cuts} cuts`);
  assert.deepEqual(heard, expected);
  await Promise.all([rest.disconnect(), steady.disconnect()]);
});
