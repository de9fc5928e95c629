import type { NativeEvent } from './native-event.js';
import type { LogLine } from './operations.js';
import type { QueueState } from './queue.js';
import type { RunState } from './runs.js';

/** A change that concerns everybody: the length of the queue, the state of a run, of the workers, of the node types. */
export type FeedNotice =
  | { readonly kind: 'queue-changed' | 'workers-changed' | 'packs-changed' }
  | { readonly kind: 'run-changed'; readonly runId: string; readonly state: RunState };

/** What `/api/socket` sends, as JSON texts. */
export type FeedMessage =
  /** The first one. `sequence` is the place of the last event so far. */
  | {
      readonly type: 'hello';
      readonly data: { readonly version: string; readonly sequence: number; readonly queue: QueueState };
    }
  | { readonly type: 'event'; readonly data: NativeEvent }
  | { readonly type: 'notice'; readonly data: FeedNotice }
  | { readonly type: 'log'; readonly data: LogLine };
