import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import { createEspeakSynthesizer } from '../tts/espeak/espeak-synthesizer.js';

/** A request that a stand-in received. */
export interface ReceivedRequest {
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: Readonly<Record<string, unknown>>;
}

/** A speech service on this machine, which really speaks, with eSpeak NG. */
export interface StandIn {
  readonly address: string;
  readonly received: readonly ReceivedRequest[];
}

/** Answers one request, or leaves it to the next; it may also cut the connection. */
export type Misbehaviour = (
  request: ReceivedRequest,
  count: number,
  response: ServerResponse,
) => boolean | Promise<boolean>;

const behaves: Misbehaviour = () => false;

/** What `POST /audio/speech` of OpenAI's interface does. */
export function startOpenaiService(t: Pick<TestContext, 'after'>, misbehave: Misbehaviour = behaves): Promise<StandIn> {
  return startService(t, misbehave, async ({ path, body }, response) => {
    if (path !== '/v1/audio/speech') return void response.writeHead(404).end('{"error":{"message":"no such path"}}');
    const wav = await spoken(String(body.input), Number(body.speed ?? 1));
    response.writeHead(200, { 'content-type': 'audio/wav' }).end(wav);
  });
}

/**
 * What HeyGem's voice service does, with its traps: failures come with status 200 and a code; sound is called text/html;
 * the sizes in the WAV are those of a stream whose end was not known.
 */
export function startHeygemService(t: Pick<TestContext, 'after'>, misbehave: Misbehaviour = behaves): Promise<StandIn> {
  return startService(t, misbehave, async ({ path, body }, response) => {
    const json = (answer: object) =>
      void response.writeHead(200, { 'content-type': 'text/html' }).end(JSON.stringify(answer));
    if (path === '/v1/preprocess_and_tran') {
      if (body.reference_audio !== 'origin_audio/lecturer.wav') return json({ code: -1, msg: '文件不存在' });
      const text = '大家好，我是今天的讲师。';
      return json({
        code: 0,
        asr_format_audio_url: 'origin_audio/format_denoise_lecturer.wav',
        reference_audio_text: text,
      });
    }
    if (path !== '/v1/invoke') return void response.writeHead(404).end();
    if (!body.reference_audio || !body.reference_text || !body.speaker)
      return json({ code: -1, msg: 'reference missing' });
    const wav = await spoken(String(body.text), 1);
    wav.writeUInt32LE(0xffffffff, 4);
    wav.writeUInt32LE(0xffffffff, 40);
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(wav);
  });
}

async function startService(
  t: Pick<TestContext, 'after'>,
  misbehave: Misbehaviour,
  answer: (request: ReceivedRequest, response: ServerResponse) => Promise<void> | void,
): Promise<StandIn> {
  const received: ReceivedRequest[] = [];
  const server = createServer(async (incoming, response) => {
    const request = await read(incoming);
    received.push(request);
    if (!(await misbehave(request, received.length, response))) await answer(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, received };
}

async function read(incoming: IncomingMessage): Promise<ReceivedRequest> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part as Buffer);
  const body = JSON.parse(Buffer.concat(parts).toString('utf8')) as Record<string, unknown>;
  return { path: incoming.url ?? '', authorization: incoming.headers.authorization, body };
}

/** A 16-bit WAV file of a text. */
export async function spoken(text: string, speed: number): Promise<Buffer> {
  const language = /\p{Script=Han}/u.test(text) ? 'zh-CN' : 'en-US';
  const { parts, sampleRate } = await createEspeakSynthesizer().speak({ text, language, speed, pitch: 0, volume: 1 });
  const samples: Buffer[] = [];
  for await (const part of parts) samples.push(Buffer.from(Int16Array.from(part.samples, (v) => v * 32_767).buffer));
  const data = Buffer.concat(samples);
  const header = Buffer.alloc(44);
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(36 + data.length, 4);
  header.write('WAVEfmt ', 8, 'latin1');
  for (const [value, at] of [
    [16, 16],
    [sampleRate, 24],
    [2 * sampleRate, 28],
    [data.length, 40],
  ] as const) {
    header.writeUInt32LE(value, at);
  }
  for (const [value, at] of [
    [1, 20],
    [1, 22],
    [2, 32],
    [16, 34],
  ] as const)
    header.writeUInt16LE(value, at);
  header.write('data', 36, 'latin1');
  return Buffer.concat([header, data]);
}
