import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import mqtt from 'mqtt';
import type { ProfileFields } from '../contract.js';

export interface Mosquitto extends AsyncDisposable {
  readonly port: number;
  /** A profile that gets in. */
  readonly fields: ProfileFields;
  /** Subscribes; answers the messages so far, as they come in. */
  listen(
    topic: string,
  ): Promise<readonly { readonly topic: string; readonly message: string; readonly retained: boolean }[]>;
  close(): Promise<void>;
}

/** Starts Debian's MQTT broker on this machine, with one user. A port of 0 takes a free one. */
export async function startMosquitto({ port = 0 } = {}): Promise<Mosquitto> {
  const folder = await mkdtemp(join(tmpdir(), 'talkgraph-mosquitto-'));
  const chosen = port || (await freePort());
  const [user, password] = ['talkgraph', 'broker-password'];
  const [passwords, config] = [join(folder, 'passwords'), join(folder, 'mosquitto.conf')];
  execFileSync('mosquitto_passwd', ['-c', '-b', passwords, user, password], { stdio: 'ignore' });
  // As root it gives its rights up, so it runs as whoever started it instead.
  const lines = [
    `listener ${chosen} 127.0.0.1`,
    'allow_anonymous false',
    `password_file ${passwords}`,
    'user root',
    'persistence false',
  ];
  await writeFile(config, `${lines.join('\n')}\n`);
  const broker = spawn('mosquitto', ['-c', config], { stdio: 'ignore' });
  const ended = once(broker, 'exit');
  while (!(await answers(chosen))) {
    if (broker.exitCode !== null) throw new RangeError('mosquitto has ended');
    await wait(20);
  }
  const listeners: mqtt.MqttClient[] = [];
  const close = async () => {
    for (const client of listeners) await client.endAsync(true);
    broker.kill();
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  const url = `mqtt://127.0.0.1:${chosen}`;
  return {
    port: chosen,
    fields: { url, username: user, password },
    async listen(topic) {
      const heard: { topic: string; message: string; retained: boolean }[] = [];
      const client = await mqtt.connectAsync(url, { username: user, password });
      listeners.push(client);
      client.on('message', (on, payload, packet) => {
        heard.push({ topic: on, message: payload.toString('utf8'), retained: packet.retain });
      });
      await client.subscribeAsync(topic, { qos: 1 });
      return heard;
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function answers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
