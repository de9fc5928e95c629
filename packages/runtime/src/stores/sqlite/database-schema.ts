import type { Generated } from 'kysely';
import type { RunState } from '../../dispatch/dispatcher.js';

/** Runs. JSON is kept as text, times as milliseconds since 1970, truth values as 0 and 1. */
export interface RunTable {
  seq: Generated<number>;
  id: string;
  number: number;
  /** Breaks ties between equal numbers; unique. */
  arrival: number;
  state: RunState;
  prompt: string;
  outputs: string;
  extra: string;
  client_id: string | null;
  on_error: 'stop' | 'continue';
  webhook_url: string | null;
  idempotency_key: string | null;
  created_at: number;
  started_at: number | null;
  ended_at: number | null;
  failure: string | null;
  /** A cancel was asked for; after a restart the run ends instead of going on. */
  cancelling: Generated<number>;
  /** How often a worker died in each node: `{"12": 1}`. */
  crashes: Generated<string>;
  title: string | null;
  batch: string | null;
  row: number | null;
  /** A file reference. */
  preview: string | null;
  /** How many files were saved. */
  files: Generated<number>;
  /** How many rounds of its loops failed or were skipped. */
  left_out: Generated<number>;
  /** What the run is found by, as `searchTextOf` writes it. */
  search: Generated<string>;
}

/** Events; the sequence counts over all runs and is never used twice. */
export interface EventTable {
  sequence: number;
  run_id: string;
  at: number;
  /** The event as JSON, without the record of a node-done. */
  event: string;
}

/** What nodes of runs came to. */
export interface NodeTable {
  seq: Generated<number>;
  run_id: string;
  node_id: string;
  display_id: string;
  parent_id: string | null;
  type: string;
  ran: number;
  milliseconds: number;
  record: string;
  output: number;
  /** What its result was cached under. */
  cache_key: string | null;
  memory_bytes: number | null;
}

/** Results by cache key. `used` is a counter that grows with each use. */
export interface CacheTable {
  key: string;
  record: string;
  bytes: number;
  used: number;
}

/** The artifacts that entries of the cache refer to. */
export interface CacheArtifactTable {
  cache_key: string;
  artifact: string;
}

/** Sizes of the artifacts that are referred to. */
export interface ArtifactTable {
  artifact: string;
  bytes: number;
}

/** Names given to files that nodes save, so that a repeated call gets the same one. */
export interface FileNameTable {
  run_id: string;
  node_id: string;
  call_index: number;
  ordinal: number;
  folder: string;
  subfolder: string;
  filename: string;
}

/** Things that outlive a restart: whether the queue is paused, the pids of workers. */
export interface SettingTable {
  name: string;
  value: string;
}

/** The tables of `talkgraph.db`. */
export interface DatabaseSchema {
  runs: RunTable;
  events: EventTable;
  nodes: NodeTable;
  cache: CacheTable;
  cache_artifacts: CacheArtifactTable;
  artifacts: ArtifactTable;
  file_names: FileNameTable;
  settings: SettingTable;
}
