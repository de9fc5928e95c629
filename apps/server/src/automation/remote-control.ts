import { setTimeout as wait } from 'node:timers/promises';
import { isJsonObject, type Json, type JsonObject } from '@talkgraph/engine';
import { isTalkgraphError, type LocalizedText, messageOf } from '@talkgraph/errors';
import type { MqttTrigger } from '@talkgraph/protocol';
import { openSecretStore } from '@talkgraph/runtime';
import { remoteOrderRefused } from '../errors.js';
import { isTooMuchJson } from '../json-body.js';
import type { ServerServices } from '../server-services.js';

/** A message to `{prefix}/run`. */
export interface RunOrder {
  /** Makes the same message of a line that broke begin one run. */
  readonly id: string;
  /** A saved workflow or the workflow itself; left out where the automation has one. */
  readonly workflow?: string | JsonObject;
  readonly values: Readonly<Record<string, Json>>;
}

export interface RemoteControlOptions {
  readonly services: ServerServices;
  /** Runs of this batch are told about. */
  readonly batch: string;
  readonly trigger: MqttTrigger;
  /** Begins a run and answers its id. */
  readonly begin: (order: RunOrder) => Promise<string>;
  /** The line to the broker is broken, or stands again. */
  readonly onProblem: (problem: LocalizedText | undefined) => void;
}

/** How long a broker may take to hear that this server goes: a line may break at that moment. */
const farewellMs = 1000;

/**
 * Lets others begin and cancel runs over MQTT, and tells them how runs go. Below the prefix: `run` takes
 * `{"workflow", "values", "id"}` (or values alone), `cancel` a run's id; `status` says whether this server is there
 * (kept by the broker, which says "offline" when the line breaks), `runs/<id>` how a run is, `errors` what was refused.
 * Answers how to stop. @throws SECRETS_PROFILE_MISSING, DELIVERY_SETTING_INVALID
 */
export async function openRemoteControl(options: RemoteControlOptions): Promise<{ close(): Promise<void> }> {
  const { services, trigger, batch, onProblem } = options;
  const { prefix, profile: name } = trigger;
  const { fields } = await (await openSecretStore(services.home.root)).read(name, 'mqtt');
  const tell = (topic: string, message: JsonObject, retain = false): void => {
    void link.publish(`${prefix}/${topic}`, JSON.stringify(message), { retain }).catch(() => {});
  };
  let isOpen = false;
  let obeying = Promise.resolve();
  // Loaded when somebody uses it: most servers never speak MQTT.
  const { networkReason, openMqttLink } = await import('@talkgraph/delivery');
  const link = await openMqttLink({
    profile: name,
    fields,
    topics: [`${prefix}/run`, `${prefix}/cancel`],
    will: { topic: `${prefix}/status`, message: JSON.stringify({ state: 'offline' }) },
    onState: (state, reason = '') => {
      isOpen = state === 'open';
      if (state === 'open') tell('status', { state: 'online', version: services.version }, true);
      onProblem(state === 'open' ? undefined : lineBroken(name, reason === '' ? undefined : networkReason(reason)));
    },
    onMessage: ({ topic, text, retained }) => {
      // A kept order would be carried out again at each start.
      if (retained) return;
      // One after the other: a flood of messages leaves time for others, and a cancel finds the run that came before it.
      obeying = obeying
        .then(() => obey(options, topic.slice(prefix.length + 1), text))
        .catch((error: unknown) => {
          services.log.warn('An MQTT message could not be obeyed.', { topic, error });
          tell('errors', { topic, ...shownError(error) });
        });
    },
  });
  const stop = services.dispatcher.onNotice((notice) => {
    if (notice.kind !== 'run-changed') return;
    void services.dispatcher.run(notice.runId).then((run) => {
      if (run?.batch !== batch) return;
      const { runId, state, title = '', failure } = run;
      tell(`runs/${runId}`, { id: runId, state, title, ...(failure && { problem: failure.text as unknown as Json }) });
    });
  });
  return {
    async close() {
      stop();
      // A message on a broken line waits until the broker is back, and the broker has told of the end itself.
      if (isOpen) {
        const told = link.publish(`${prefix}/status`, JSON.stringify({ state: 'offline' }), { retain: true });
        await Promise.race([told.catch(() => {}), wait(farewellMs)]);
      }
      await link.close();
    },
  };
}

async function obey({ services, begin, batch }: RemoteControlOptions, order: string, text: string): Promise<void> {
  if (order === 'run') {
    await begin(readOrder(text));
    return;
  }
  const runId = readRunId(text);
  const run = await services.dispatcher.run(runId);
  // Whoever may send messages commands the runs they began, not those of others.
  if (run?.batch !== batch) throw refused({ en: `there is no run "${runId}"`, zh: `没有运行“${runId}”` });
  await services.dispatcher.cancel(runId);
}

function readOrder(text: string): RunOrder {
  const read = text.trim() === '' ? {} : parseJson(text);
  if (!isJsonObject(read)) throw notAnObject();
  const { id, workflow, values } = read;
  const isOrder = 'workflow' in read || 'values' in read || 'id' in read;
  const given = isOrder ? (values ?? {}) : read;
  if (!isJsonObject(given)) throw notAnObject();
  const isNamed = typeof workflow === 'string' || isJsonObject(workflow);
  return {
    id: typeof id === 'string' || typeof id === 'number' ? String(id) : `${Date.now()}-${Math.random()}`,
    values: given as Readonly<Record<string, Json>>,
    ...(isNamed && { workflow: workflow as string | JsonObject }),
  };
}

function readRunId(text: string): string {
  const read = text.trim().startsWith('{') ? parseJson(text) : text.trim();
  return isJsonObject(read) ? String(read.id ?? '') : String(read);
}

function parseJson(text: string): unknown {
  if (isTooMuchJson(text)) throw refused(tooMuch);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw notAnObject(cause);
  }
}

const tooMuch = {
  en: 'the message nests too deep, or holds too many values or too long numbers',
  zh: '消息的嵌套过深、值过多或数字过长',
};

function notAnObject(cause?: unknown) {
  return refused({ en: 'the message is no JSON object', zh: '消息不是 JSON 对象' }, cause);
}

function refused(problem: LocalizedText, cause?: unknown) {
  return remoteOrderRefused({ problem }, cause);
}

function shownError(error: unknown): JsonObject {
  if (!isTalkgraphError(error)) return { code: 'UNEXPECTED', text: { en: messageOf(error), zh: messageOf(error) } };
  return { code: error.code, text: { ...error.text } };
}

function lineBroken(profile: string, why: LocalizedText | undefined): LocalizedText {
  return {
    en: `The MQTT broker of "${profile}" cannot be reached${why ? ` (${why.en})` : ''}. It is tried again every 2 s.`,
    zh: `无法连接“${profile}”的 MQTT 服务器${why ? `（${why.zh}）` : ''}，每 2 秒重试一次。`,
  };
}
