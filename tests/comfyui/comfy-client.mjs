import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import sharp from 'sharp';
import WebSocket from 'ws';

/** Drives a server as ComfyUI's own tests do: over one socket per client, with forms that hold JSON. */
export class ComfyClient {
  /** Every message, in the order they came. */
  messages = [];
  #url;
  #socket;
  #id;
  #waiting = new Set();

  static async connect(url, { clientId = randomUUID() } = {}) {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/ws?clientId=${clientId}`, { origin: url });
    const client = new ComfyClient(url, socket, clientId);
    await once(socket, 'open');
    return client;
  }

  constructor(url, socket, id) {
    this.#url = url;
    this.#socket = socket;
    this.#id = id;
    socket.on('message', (data, isBinary) => {
      if (isBinary) return;
      this.messages.push(JSON.parse(data.toString()));
      for (const look of this.#waiting) look();
    });
  }

  close() {
    this.#socket.close();
  }

  /** Resolves with the first message, from now or before, that fits. */
  async until(fits, limitMs = 60_000) {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(look);
        reject(
          new Error(`No such message came. There were:\n${this.messages.map((m) => JSON.stringify(m)).join('\n')}`),
        );
      }, limitMs);
      const look = () => {
        const found = this.messages.find(fits);
        if (!found) return;
        clearTimeout(timer);
        this.#waiting.delete(look);
        resolve(found);
      };
      this.#waiting.add(look);
      look();
    });
  }

  /**
   * Hands a prompt in; answers the status and the body, whatever they are.
   * @param options what else the request says, by name; `client_id: undefined` leaves that out
   */
  async queue(graph, options = {}) {
    const { targets, ...more } = options;
    const said = { client_id: this.#id, partial_execution_targets: targets?.map((node) => node.id), ...more };
    const members = Object.entries(said).filter(([, value]) => value !== undefined);
    const rest = members.map(([name, value]) => `,${JSON.stringify(name)}:${JSON.stringify(value)}`).join('');
    const response = await fetch(`${this.#url}/prompt`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: `{"prompt":${graph.text()}${rest}}`,
    });
    return { status: response.status, body: await response.json() };
  }

  /** Runs a prompt to its end, be it good or bad. */
  async run(graph, options) {
    const { status, body } = await this.queue(graph, options);
    if (status !== 200) throw Object.assign(new Error(`refused: ${JSON.stringify(body)}`), { status, body });
    const id = body.prompt_id;
    await this.until(({ type, data }) => type === 'executing' && data.prompt_id === id && data.node === null);
    const history = await this.json(`/history/${id}`);
    return new FinishedRun(
      this,
      id,
      this.messages.filter(({ data }) => data.prompt_id === id),
      history[id],
    );
  }

  async json(path) {
    const response = await fetch(`${this.#url}${path}`);
    return response.json();
  }

  async bytes({ filename, subfolder, type }) {
    const response = await fetch(`${this.#url}/view?${new URLSearchParams({ filename, subfolder, type })}`);
    if (response.status !== 200) throw new Error(`/view answered ${response.status} for ${filename}`);
    return Buffer.from(await response.arrayBuffer());
  }
}

/** What the messages and the history say about a run. */
class FinishedRun {
  #client;

  constructor(client, id, messages, history) {
    this.#client = client;
    this.id = id;
    this.messages = messages;
    this.history = history;
  }

  of(type) {
    return this.messages.filter((message) => message.type === type).map((message) => message.data);
  }

  didRun(node) {
    return this.of('executing').some((data) => data.node === node.id);
  }

  wasCached(node) {
    return this.of('execution_cached').some((data) => data.nodes.includes(node.id));
  }

  /** How many nodes of these identifiers were under way at the same time. */
  mostAtOnce(isMeant) {
    const running = ({ nodes }) =>
      Object.entries(nodes).filter(([id, { state }]) => state === 'running' && isMeant(id));
    return Math.max(...this.of('progress_state').map((data) => running(data).length));
  }

  get error() {
    return this.of('execution_error')[0];
  }

  /** The pictures that a node has shown, as the numbers from 0 to 255 they hold. */
  async images(node) {
    const shown = this.history.outputs[node.id]?.images ?? [];
    return Promise.all(shown.map(async (reference) => measure(await this.#client.bytes(reference))));
  }
}

async function measure(png) {
  const { data, info } = await sharp(png).raw().toBuffer({ resolveWithObject: true });
  const levels = new Set(data);
  const sum = data.reduce((total, value) => total + value, 0);
  const { width, height, channels } = info;
  return { width, height, channels, min: Math.min(...levels), max: Math.max(...levels), mean: sum / data.length };
}
