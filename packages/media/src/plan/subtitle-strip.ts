import type { SoftSubtitles } from '../clip.js';

/** A text that a track shows for a time; empty for nothing. In whole milliseconds, which is what the track counts in. */
export interface SubtitleSpan {
  readonly startMs: number;
  readonly endMs: number;
  readonly text: string;
}

/**
 * A track as spans without gaps from 0 on, each with everything that is shown then: a text track in MP4 (3GPP TS 26.245)
 * shows one sample at a time. Nothing lasts beyond `endSeconds`.
 */
export function subtitleStrip(cues: SoftSubtitles['cues'], endSeconds: number): SubtitleSpan[] {
  const last = Math.round(endSeconds * 1000);
  const shown = cues
    .map(({ startSeconds, endSeconds: end, text }) => ({
      start: Math.max(0, Math.round(startSeconds * 1000)),
      end: Math.min(last, Math.round(end * 1000)),
      text,
    }))
    .filter((cue) => cue.end > cue.start)
    .sort((a, b) => a.start - b.start);
  const edges = [...new Set([0, ...shown.flatMap((cue) => [cue.start, cue.end])])].sort((a, b) => a - b);
  const spans: SubtitleSpan[] = [];
  let next = 0;
  let open: typeof shown = [];
  for (const [i, startMs] of edges.entries()) {
    const endMs = edges[i + 1];
    if (endMs === undefined) break;
    open = open.filter((cue) => cue.end > startMs);
    for (let cue = shown[next]; cue && cue.start <= startMs; cue = shown[++next]) open.push(cue);
    spans.push({ startMs, endMs, text: open.map((cue) => cue.text).join('\n') });
  }
  return spans;
}
