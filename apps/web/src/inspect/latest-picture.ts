import { send } from '../api/request.js';

/** Pictures kept for going back to. */
const mostKept = 40;

/** What is seen of the picture that was asked for last. */
export interface PictureState {
  /** An object URL; of an earlier picture while the next one is on its way. */
  readonly url?: string;
  readonly isLoading: boolean;
  readonly failure?: unknown;
}

/**
 * Loads pictures one at a time, always the one asked for last: whoever drags a slider sees as many as the server can make,
 * and none is made in vain.
 */
export class LatestPicture {
  readonly #onChange: (state: PictureState) => void;
  readonly #kept = new Map<string, string>();
  #wanted: string | undefined;
  #loading: AbortController | undefined;
  #state: PictureState = { isLoading: false };

  constructor(onChange: (state: PictureState) => void) {
    this.#onChange = onChange;
  }

  ask(path: string): void {
    this.#wanted = path;
    const kept = this.#kept.get(path);
    if (kept) this.#tell({ url: kept, isLoading: false });
    else if (!this.#loading) void this.#load(path);
  }

  close(): void {
    this.#wanted = undefined;
    this.#loading?.abort();
    for (const url of this.#kept.values()) URL.revokeObjectURL(url);
    this.#kept.clear();
  }

  async #load(path: string): Promise<void> {
    const loading = new AbortController();
    this.#loading = loading;
    this.#tell({ ...(this.#state.url !== undefined && { url: this.#state.url }), isLoading: true });
    try {
      const answer = await send(path, { method: 'GET', signal: loading.signal });
      const url = URL.createObjectURL(await answer.blob());
      if (this.#wanted === undefined) URL.revokeObjectURL(url);
      else this.#keep(path, url);
    } catch (failure) {
      if (!loading.signal.aborted && this.#wanted === path) this.#tell({ isLoading: false, failure });
    } finally {
      this.#loading = undefined;
      const next = this.#wanted;
      if (next !== undefined && next !== path) this.ask(next);
    }
  }

  #keep(path: string, url: string): void {
    this.#kept.set(path, url);
    this.#tell({ url, isLoading: this.#wanted !== path });
    const [oldest] = this.#kept;
    if (this.#kept.size <= mostKept || !oldest) return;
    URL.revokeObjectURL(oldest[1]);
    this.#kept.delete(oldest[0]);
  }

  #tell(state: PictureState): void {
    this.#state = state;
    this.#onChange(state);
  }
}
