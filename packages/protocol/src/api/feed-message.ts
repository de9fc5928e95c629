import type { z } from 'zod';
import type { NativeEvent } from './native-event.js';
import type { logLine } from './operations.js';
import type { queueState } from './queue.js';
import type { runState } from './runs.js';

/** A change that concerns everybody: the length of the queue, the state of a run, of the workers, of the node types. */
export type FeedNotice =
  | { readonly kind: 'queue-changed' | 'workers-changed' | 'packs-changed' }
  | { readonly kind: 'run-changed'; readonly runId: string; readonly state: z.infer<typeof runState> };

/** What `/api/socket` sends, as JSON texts. */
export type FeedMessage =
  /** The first one. `sequence` is the place of the last event so far. */
  | {
      readonly type: 'hello';
      readonly data: {
        readonly version: string;
        readonly sequence: number;
        readonly queue: z.infer<typeof queueState>;
      };
    }
  | { readonly type: 'event'; readonly data: NativeEvent }
  | { readonly type: 'notice'; readonly data: FeedNotice }
  | { readonly type: 'log'; readonly data: z.infer<typeof logLine> };
