import type { FileName } from '../api/file-address.js';

/** The two things that a talking video is made of. */
export type Slot = 'face' | 'voice';

/** A file that was uploaded for a talking video, and what the server found in it. */
export interface GivenFile {
  readonly file: FileName;
  /** What the visitor calls it. */
  readonly name: string;
  readonly kind: 'still' | 'video' | 'audio';
  /** 0 for a still. */
  readonly seconds: number;
  /** Length of the picture's short side in pixels; 0 without a picture. */
  readonly shortSide: number;
}

/** The part of `GET /api/probe` that matters here. */
export interface ProbedFile {
  readonly kind: 'still' | 'video' | 'audio';
  readonly durationSeconds: number;
  readonly video?: { readonly width: number; readonly height: number };
  readonly audio?: unknown;
}

/** Puts together what is known of an uploaded file. */
export function givenFile(file: FileName, name: string, probed: ProbedFile): GivenFile {
  const { kind, durationSeconds: seconds, video } = probed;
  return { file, name, kind, seconds, shortSide: video ? Math.min(video.width, video.height) : 0 };
}

/** Which of the two a file that was dropped just anywhere is meant for; pictures and films are faces. */
export function slotOf(type: string): Slot {
  return type.startsWith('audio/') ? 'voice' : 'face';
}
