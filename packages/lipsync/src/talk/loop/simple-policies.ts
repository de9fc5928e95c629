import type { PlaylistRun } from '../../contract.js';
import { playlistBuilder } from './playlist-builder.js';
import type { Segment } from './usable-segments.js';

/** Plays once, then holds the last frame of the span. */
export function freezePlaylist(framesNeeded: number, span: Segment): readonly PlaylistRun[] {
  const builder = playlistBuilder(framesNeeded);
  builder.add(0, 1, span.to + 1);
  builder.add(span.to, 0, builder.remaining);
  return builder.runs;
}

/** Plays on from the start of the span each time its end is reached: a hard cut, as asked for. */
export function loopPlaylist(framesNeeded: number, span: Segment): readonly PlaylistRun[] {
  const builder = playlistBuilder(framesNeeded);
  builder.add(0, 1, span.to + 1);
  while (builder.remaining > 0) builder.add(span.from, 1, span.to - span.from + 1);
  return builder.runs;
}

/** Plays there and back without showing the frames at the turns twice. */
export function pingPongPlaylist(framesNeeded: number, span: Segment): readonly PlaylistRun[] {
  const builder = playlistBuilder(framesNeeded);
  builder.add(0, 1, span.to + 1);
  const way = span.to - span.from;
  while (builder.remaining > 0) {
    if (way === 0) builder.add(span.to, 0, builder.remaining);
    builder.add(span.to - 1, -1, way);
    builder.add(span.from + 1, 1, way);
  }
  return builder.runs;
}
