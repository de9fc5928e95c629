import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import type { ArtifactStore, Json, JsonObject } from '@talkgraph/engine';
import type { Dispatcher } from '@talkgraph/runtime';

/** Raised when the same value would be shown otherwise, so that what was kept before is not used. */
const contentsVersion = 1;

/** What a worker makes of a value. */
export interface Content {
  readonly task: string;
  /** All that decides what is made: the value, and how it is wanted. */
  readonly params: JsonObject;
}

interface Making {
  readonly path: Promise<string>;
  readonly stop: AbortController;
  /** How many wait for it. */
  waiting: number;
}

/**
 * What was made of values to show them, kept in the artifact store under what it was made from. Who asks for what is just
 * being made waits for it; when all of them have left, the making is given up.
 */
export class MadeContents {
  readonly #store: ArtifactStore;
  readonly #dispatcher: Pick<Dispatcher, 'task'>;
  readonly #making = new Map<string, Making>();

  constructor(store: ArtifactStore, dispatcher: Pick<Dispatcher, 'task'>) {
    this.#store = store;
    this.#dispatcher = dispatcher;
  }

  /** The path of a file that a task writes to its `output`. */
  file(content: Content, extension: string, signal: AbortSignal): Promise<string> {
    return this.#find(content, extension, signal, async (output, stop) => {
      await this.#dispatcher.task(content.task, { ...content.params, output }, { signal: stop });
    });
  }

  /** What a task answers. */
  async json<T>(content: Content, signal: AbortSignal): Promise<T> {
    const path = await this.#find(content, 'json', signal, async (output, stop) => {
      const answer: Json = await this.#dispatcher.task(content.task, content.params, { signal: stop });
      await writeFile(output, JSON.stringify(answer));
    });
    return JSON.parse(await readFile(path, 'utf8')) as T;
  }

  async #find(content: Content, extension: string, signal: AbortSignal, make: Make): Promise<string> {
    signal.throwIfAborted();
    const key = keyOf(content, extension);
    const found = await this.#store.find(key);
    if (found !== undefined) return found;
    signal.throwIfAborted();
    const making = this.#making.get(key) ?? this.#make(key, make);
    making.waiting++;
    const leave = () => {
      if (--making.waiting > 0) return;
      // Whoever asks from now on begins anew.
      if (this.#making.get(key) === making) this.#making.delete(key);
      making.stop.abort();
    };
    signal.addEventListener('abort', leave, { once: true });
    try {
      return await making.path;
    } finally {
      signal.removeEventListener('abort', leave);
    }
  }

  #make(key: string, make: Make): Making {
    const stop = new AbortController();
    const making: Making = { path: this.#store.put(key, (path) => make(path, stop.signal)), stop, waiting: 0 };
    const over = () => {
      if (this.#making.get(key) === making) this.#making.delete(key);
    };
    making.path.then(over, over);
    this.#making.set(key, making);
    return making;
  }
}

type Make = (output: string, stop: AbortSignal) => Promise<void>;

function keyOf({ task, params }: Content, extension: string): string {
  const facts = JSON.stringify([contentsVersion, task, params]);
  return `${createHash('sha256').update(facts).digest('hex')}.seen.${extension}`;
}
