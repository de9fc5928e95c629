import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Batch } from './batch.js';
import { useBatch } from './batch-store.js';
import { saveBatch } from './kept-batches.js';

/** Where the open batch stands: on the server, on its way there, or refused. */
export type KeepState = { readonly kind: 'kept' | 'keeping' } | { readonly kind: 'failed'; readonly error: unknown };

const pauseMs = 600;

/** Keeps the open batch on the server: a moment after each change, and at once when the page is left. */
export function useKeptBatch(): KeepState {
  const [state, setState] = useState<KeepState>({ kind: 'kept' });
  const queryClient = useQueryClient();
  useEffect(() => {
    const keeper = new BatchKeeper(setState, () => queryClient.invalidateQueries({ queryKey: ['batches'] }));
    const stop = useBatch.subscribe(({ batch }, before) => {
      // Opening another one changes nothing in it.
      if (batch && batch.id === before.batch?.id && batch !== before.batch) keeper.keepSoon(batch);
      else if (batch?.id !== before.batch?.id) keeper.keepNow();
    });
    const leave = () => keeper.keepNow();
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      stop();
      keeper.keepNow();
    };
  }, [queryClient]);
  return state;
}

/** Writes one batch after the other, only the last of several changes. */
class BatchKeeper {
  readonly #tell: (state: KeepState) => void;
  readonly #onKept: () => void;
  #waiting: Batch | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #writing: Promise<void> = Promise.resolve();

  constructor(tell: (state: KeepState) => void, onKept: () => void) {
    this.#tell = tell;
    this.#onKept = onKept;
  }

  keepSoon(batch: Batch): void {
    this.#waiting = batch;
    this.#tell({ kind: 'keeping' });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.keepNow(), pauseMs);
  }

  keepNow(): void {
    clearTimeout(this.#timer);
    const batch = this.#waiting;
    this.#waiting = undefined;
    if (batch) this.#writing = this.#writing.then(() => this.#write(batch));
  }

  async #write(batch: Batch): Promise<void> {
    try {
      await saveBatch(batch);
      if (this.#waiting === undefined) this.#tell({ kind: 'kept' });
      this.#onKept();
    } catch (error) {
      this.#tell({ kind: 'failed', error });
    }
  }
}
