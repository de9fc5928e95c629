import type { FaceFlag, FaceTrack } from '../face-track.js';
import { type PlaylistIndex, playlistFrame } from './loop/playlist-index.js';
import type { UntouchedRun } from './talk-request.js';

/**
 * Output frames that pass through as they are, because the face in their template frame cannot be animated, as inclusive
 * runs with the reason of each run's first frame.
 */
export function untouchedRuns(track: FaceTrack, faceId: number, playlist: PlaylistIndex): UntouchedRun[] {
  // Template frames come up many times in a long output; each is read once.
  const reasons = Array.from({ length: track.header.frameCount }, (_, n) => reasonOf(track, faceId, n));
  const runs: { from: number; to: number; reason: FaceFlag }[] = [];
  for (let n = 0; n < playlist.frameCount; n++) {
    const reason = reasons[playlistFrame(playlist, n).frame];
    if (!reason) continue;
    const last = runs.at(-1);
    if (last?.to === n - 1) last.to = n;
    else runs.push({ from: n, to: n, reason });
  }
  return runs;
}

function reasonOf(track: FaceTrack, faceId: number, n: number): FaceFlag | undefined {
  const face = track.frame(faceId, n);
  if (!face) return 'no-face';
  return face.visibility > 0 ? undefined : (face.flags[0] ?? 'no-face');
}
