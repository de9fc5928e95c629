import type { NodeUi } from '@talkgraph/engine';
import type { LocalizedText } from '@talkgraph/errors';
import type { ExecutionErrorData, InterruptedData } from './run-end.js';

/** How far a node is, as `progress_state` shows it. */
export interface NodeProgressState {
  readonly value: number;
  readonly max: number;
  readonly state: 'running' | 'finished' | 'error';
  readonly node_id: string;
  readonly prompt_id: string;
  readonly display_node_id: string;
  readonly parent_node_id: string | null;
  readonly real_node_id: string;
  /** What is being done now, and how fast; ours. */
  readonly stage?: string;
  readonly frames_per_second?: number;
  readonly milliseconds?: number;
}

/** What a socket can do; each side announces it with a `feature_flags` message. */
export interface SocketFeatures {
  /** Takes previews with the node they belong to (binary type 4). */
  readonly supports_preview_metadata?: boolean;
  /** Takes `progress_state` messages that hold only the nodes that changed. */
  readonly supports_progress_deltas?: boolean;
}

/** The place of an event in the server's sequence, carried by the last message that tells of it: `?since=` takes it. */
interface Placed {
  readonly sequence?: number;
}

/** Messages about one run. Those after `execution_interrupted` are ours; ComfyUI's clients pass over them. */
export type RunMessage =
  | { type: 'execution_start'; data: Placed & { prompt_id: string; timestamp: number } }
  | { type: 'execution_cached'; data: Placed & { nodes: readonly string[]; prompt_id: string; timestamp: number } }
  /** `node: null` ends the run, after its history was stored. */
  | { type: 'executing'; data: Placed & { node: string | null; display_node?: string; prompt_id: string } }
  | { type: 'progress'; data: Placed & { value: number; max: number; prompt_id: string; node: string } }
  | { type: 'progress_state'; data: Placed & { prompt_id: string; nodes: Readonly<Record<string, NodeProgressState>> } }
  | {
      type: 'executed';
      data: Placed & { node: string; display_node: string; output: NodeUi | null; prompt_id: string };
    }
  /** `partial`: some outputs failed, and the run's policy was to go on. */
  | { type: 'execution_success'; data: Placed & { prompt_id: string; timestamp: number; partial?: true } }
  | { type: 'execution_error'; data: Placed & ExecutionErrorData }
  | { type: 'execution_interrupted'; data: Placed & InterruptedData }
  | { type: 'node_note'; data: Placed & { prompt_id: string; node: string; display_node: string; text: LocalizedText } }
  | { type: 'node_failed'; data: Placed & NodeFailedData }
  | { type: 'node_skipped'; data: Placed & { prompt_id: string; node: string; display_node: string; because: string } };

export interface NodeFailedData {
  readonly prompt_id: string;
  readonly node: string;
  readonly display_node: string;
  readonly will_retry: boolean;
  /** A loop has taken note of it and goes on. */
  readonly caught?: true;
  readonly code: string;
  readonly kind: 'user' | 'operational' | 'bug';
  readonly text: LocalizedText;
}

/** Messages about the server. */
export type ServerMessage =
  /** The first one after connecting carries the socket's id. */
  | { type: 'status'; data: { status: { exec_info: { queue_remaining: number } }; sid?: string } }
  | { type: 'feature_flags'; data: Readonly<Record<string, unknown>> }
  | {
      type: 'logs';
      data: {
        entries: readonly { readonly t: string; readonly m: string }[];
        size: { readonly cols: number; readonly rows: number };
      };
    };

export type WireMessage = RunMessage | ServerMessage;
