import type { LocalizedText } from '@talkgraph/errors';
import type { FileName } from '../api/file-address.js';

/** How far a node of a run is. */
export type NodeRunState = 'waiting' | 'running' | 'done' | 'cached' | 'skipped' | 'failed';

/** A node of a run, as it is known now. Nodes that others expanded into are shown as the ones on the canvas. */
export interface LiveNode {
  readonly state: NodeRunState;
  readonly progress?: {
    readonly value: number;
    readonly max: number;
    readonly stage?: string;
    readonly framesPerSecond?: number;
  };
  /** Time spent running. */
  readonly milliseconds?: number;
  readonly failure?: {
    readonly code: string;
    readonly kind: 'user' | 'operational' | 'bug';
    readonly text: LocalizedText;
  };
  readonly willRetry?: boolean;
  readonly notes: readonly LocalizedText[];
  /** The last preview, as a data: URL. */
  readonly preview?: string;
  /** What it shows when done: files by ComfyUI's keys (`images`, `audio`, `gifs`, `video`, `text` …). */
  readonly ui?: Readonly<Record<string, readonly unknown[]>>;
  readonly files?: readonly FileName[];
}

/** A run that is followed. Ids of nodes are those of the prompt (`5:3` inside sub-graphs). */
export interface LiveRun {
  readonly id: string;
  readonly state: 'pending' | 'running' | 'success' | 'partial' | 'error' | 'cancelled';
  readonly nodes: Readonly<Record<string, LiveNode>>;
  readonly failure?: { readonly node: string; readonly code: string; readonly text: LocalizedText };
  readonly startedAt?: number;
  readonly endedAt?: number;
}

/** Mistakes that kept a workflow from being queued, by node; `general` belongs to none. */
export interface RunProblems {
  readonly general?: LocalizedText;
  readonly nodes: Readonly<
    Record<string, readonly { readonly code: string; readonly input?: string; readonly text: LocalizedText }[]>
  >;
}
