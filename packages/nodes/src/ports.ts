import { type FileReference, type JsonObject, portType } from '@talkgraph/engine';
import type { Clip } from '@talkgraph/media';

/** A stored still. `f32` keeps 32-bit numbers from 0 to 1, `png` 8 bits per channel. */
export interface StillReference {
  /** Key in the artifact store. */
  readonly artifact: string;
  readonly width: number;
  readonly height: number;
  /** 1 grey (masks), 3 RGB, 4 RGB and alpha. */
  readonly channels: 1 | 3 | 4;
  readonly format: 'png' | 'f32';
}

/** A batch of stills. All of one batch have the same size. */
export interface StillBatch {
  readonly stills: readonly StillReference[];
  /** Metadata of the files they are saved in, by key, such as `AIGC`. Pictures made of these do not have it. */
  readonly tags?: Readonly<Record<string, string>>;
}

/** A stored document with the version of its schema: a face track, a mouth track, a report. */
export interface DocumentReference {
  readonly artifact: string;
  readonly schema: string;
  readonly version: number;
  /** A few facts that clients show without opening the document. */
  readonly summary?: JsonObject;
}

/** Pictures: a batch, as ComfyUI's semantics want it. */
export const image = portType<StillBatch>('IMAGE');
/** One-channel stills; 1 is "here". */
export const mask = portType<StillBatch>('MASK');
/** A recipe of `@talkgraph/media` that has sound. */
export const audio = portType<Clip>('AUDIO');
/** A recipe of `@talkgraph/media` that has a picture, and maybe sound. */
export const video = portType<Clip>('VIDEO');
export const faceTrack = portType<DocumentReference>('FACE_TRACK');
export const mouthTrack = portType<DocumentReference>('MOUTH_TRACK');
/** Figures and verdicts as JSON. */
export const report = portType<DocumentReference>('REPORT');
/** Settings of the lip-sync nodes, joined from parameter nodes. */
export const lipSyncOptions = portType<JsonObject>('LIPSYNC_OPTIONS');

/**
 * One row of a table, or any record: values by column name. Texts stay as they were written; numbers and booleans come
 * only from sources that know them (JSON Lines, nodes).
 */
export const row = portType<JsonObject>('ROW');
/** A stored `talkgraph.table/1`: columns in order, and rows (`TableDocument`). The summary has `rows` and `columns`. */
export const table = portType<DocumentReference>('TABLE');
/** A stored `talkgraph.subtitles/1`: cues with times (`SubtitlesDocument` of `@talkgraph/subtitles`). */
export const subtitles = portType<DocumentReference>('SUBTITLES');
/** A stored `talkgraph.alignment/1`: what is said when, by words and phonemes (`AlignmentDocument` of `@talkgraph/speech`). */
export const alignment = portType<DocumentReference>('ALIGNMENT');
/** A finished file below outputs/, temp/ or inputs/, to be delivered, linked to or attached. */
export const savedFile = portType<FileReference>('FILE');
/** What a delivery answers, as JSON: target, address (without secrets), bytes, checksum. */
export const delivered = portType<JsonObject>('DELIVERED');

/** What a `TABLE` refers to. Every row has a value for every column; `''` where there is none. */
export interface TableDocument {
  readonly columns: readonly string[];
  readonly rows: readonly JsonObject[];
}
