import { once } from 'node:events';
import WebSocket from 'ws';

// biome-ignore lint/suspicious/noExplicitAny: answers are looked at member by member in the tests
type AnyJson = any;

export interface Message {
  readonly type: string;
  readonly data: AnyJson;
}

/** A client of ComfyUI's API as plain as can be: what it sends and receives is what the tests say. */
export class ComfyCaller {
  readonly url: string;
  readonly clientId: string;
  readonly messages: Message[] = [];
  readonly binary: Buffer[] = [];
  #socket: WebSocket | undefined;
  #changed: (() => void)[] = [];

  constructor(url: string, clientId: string) {
    this.url = url;
    this.clientId = clientId;
  }

  /** Connects, and answers when the server has said its first word. */
  async connect(query = ''): Promise<this> {
    const socket = new WebSocket(`${this.url.replace('http', 'ws')}/ws?clientId=${this.clientId}${query}`);
    socket.on('message', (data: Buffer, isBinary) => {
      if (isBinary) this.binary.push(data);
      else this.messages.push(JSON.parse(data.toString()));
      for (const tell of this.#changed.splice(0)) tell();
    });
    this.#socket = socket;
    await once(socket, 'open');
    await this.until(({ type }) => type === 'status');
    return this;
  }

  send(message: Message): void {
    this.#socket?.send(JSON.stringify(message));
  }

  /** The first message, from the start or still to come, that fits. */
  async until(fits: (message: Message) => boolean): Promise<Message> {
    for (;;) {
      const found = this.messages.find(fits);
      if (found) return found;
      await new Promise<void>((resolve) => this.#changed.push(resolve));
    }
  }

  /** Waits for the last message of a run. */
  async ended(promptId: string): Promise<void> {
    await this.until(({ type, data }) => type === 'executing' && data.prompt_id === promptId && data.node === null);
  }

  /** What was told of a run, in short: `executing 3`. */
  told(promptId: string): string[] {
    return this.messages
      .filter(({ data }) => data.prompt_id === promptId)
      .map(({ type, data }) => ('node' in data ? `${type} ${data.node}` : type));
  }

  async disconnect(): Promise<void> {
    const socket = this.#socket;
    this.#socket = undefined;
    if (!socket || socket.readyState === WebSocket.CLOSED) return;
    socket.close();
    await once(socket, 'close');
  }

  async get(path: string): Promise<AnyJson> {
    return (await fetch(`${this.url}${path}`)).json();
  }

  /** Posts text or JSON as a form, as Python's urllib does. */
  async post(
    path: string,
    body: unknown,
    headers: Record<string, string> = {},
  ): Promise<{ status: number; json: AnyJson }> {
    const answer = await fetch(`${this.url}${path}`, {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    });
    return { status: answer.status, json: await answer.json() };
  }

  /** Queues a prompt as this client; answers its id. */
  async queue(prompt: object, more: object = {}): Promise<string> {
    const { json } = await this.post('/prompt', { prompt, client_id: this.clientId, ...more });
    return json.prompt_id;
  }

  /** Queues a prompt and waits for its end; answers its entry of history. */
  async run(prompt: object, more: object = {}): Promise<AnyJson> {
    const id = await this.queue(prompt, more);
    await this.ended(id);
    return (await this.get(`/history/${id}`))[id];
  }
}
