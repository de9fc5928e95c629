import { mouthParameters, mouthTrackRate, readMouthTrack } from '@talkgraph/lipsync';
import type { Task } from '../../tasks.js';
import { wholeParam } from '../read-task-params.js';
import type { InspectPlace } from './inspect-tasks.js';
import { lipSyncDocument } from './stored-document.js';

/**
 * `{artifact, points}`: answers the curves of a stored mouth track, each at the same `points` instants from its start to
 * its end, with its closures and pauses.
 */
export function mouthTrackCurves({ store }: Pick<InspectPlace, 'store'>): Task {
  return async (params) => {
    const track = await readMouthTrack(await lipSyncDocument(store, 'mouth-track', params));
    const { rowCount, values, language, closures, pauses } = track;
    const wanted = wholeParam('mouth-track', params, 'points', { min: 16, max: 8000, otherwise: 1200 });
    const points = Math.max(1, Math.min(wanted, rowCount));
    const width = mouthParameters.length;
    const curves = mouthParameters.map((name, column) => ({
      name,
      values: Array.from({ length: rowCount === 0 ? 0 : points }, (_, i) => {
        const row = points === 1 ? 0 : Math.round((i * (rowCount - 1)) / (points - 1));
        return Math.round((values[row * width + column] as number) * 10_000) / 10_000;
      }),
    }));
    return {
      language,
      seconds: rowCount / mouthTrackRate,
      rate: mouthTrackRate,
      points: rowCount === 0 ? 0 : points,
      curves,
      closures: closures.map((closure) => ({ ...closure })),
      pauses: pauses.map((pause) => ({ ...pause })),
    };
  };
}
