import type { JsonObject, NodeFailure, NodeRecord, RunEvent, RunStatus } from '@talkgraph/engine';

/** A run as far as the wire shows it; what the runtime stores fits. */
export interface RunFacts {
  readonly runId: string;
  readonly number: number;
  readonly state: 'pending' | 'running' | RunStatus;
  /** The API-format prompt as JSON text. */
  readonly promptText: string;
  readonly outputs: readonly string[];
  readonly extra: JsonObject;
  readonly clientId?: string;
  /** Milliseconds since 1970, as all times here. */
  readonly createdAt: number;
  readonly startedAt?: number;
  readonly endedAt?: number;
  readonly failure?: NodeFailure;
}

/** What a node of a run came to, as far as the wire shows it. */
export interface NodeFacts {
  readonly nodeId: string;
  readonly displayId: string;
  readonly parentId?: string;
  readonly type: string;
  readonly ran: boolean;
  readonly record: NodeRecord;
  readonly output: boolean;
}

/** An event of a run with its place in the server's sequence; progress and previews have none. */
export interface SequencedEvent {
  readonly runId: string;
  readonly clientId?: string;
  readonly sequence?: number;
  readonly at: number;
  readonly event: RunEvent;
}
