import type { LocalizedText } from '@talkgraph/errors';

/** A report on a recording of speech, as far as it is shown. Levels are in dB. */
export interface SoundReport {
  readonly score: number;
  readonly verdicts: readonly { readonly about: string; readonly score: number; readonly text: LocalizedText }[];
  readonly figures: {
    readonly seconds: number;
    readonly speechSeconds: number;
    readonly loudness: { readonly integratedLufs?: number; readonly truePeakDb?: number };
    readonly snrDb?: number;
    readonly decaySeconds?: number;
    readonly bandwidthHertz?: number;
  };
}

/** Whether a stored document is such a report. */
export function isSoundReport(document: unknown): document is SoundReport {
  const schema = (document as { readonly schema?: unknown } | null)?.schema;
  return schema === 'talkgraph.audio-report/1';
}

/** The figures of a recording that say something to people, with their units. */
export type SoundFigure = 'speech' | 'noise' | 'loudness' | 'peak' | 'echo' | 'bandwidth';

/** What was measured, by name, as it is shown; what was not measured is left out. */
export function soundFigures({ figures }: SoundReport): readonly (readonly [SoundFigure, string])[] {
  const { seconds, speechSeconds, loudness, snrDb, decaySeconds, bandwidthHertz } = figures;
  const shown: [SoundFigure, string][] = [['speech', `${speechSeconds.toFixed(1)} / ${seconds.toFixed(1)} s`]];
  const add = (name: SoundFigure, value: number | undefined, digits: number, unit: string) => {
    if (value !== undefined) shown.push([name, `${value.toFixed(digits)} ${unit}`]);
  };
  add('noise', snrDb, 0, 'dB');
  add('loudness', loudness.integratedLufs, 1, 'LUFS');
  add('peak', loudness.truePeakDb, 1, 'dBTP');
  add('echo', decaySeconds, 2, 's');
  add('bandwidth', bandwidthHertz && bandwidthHertz / 1000, 1, 'kHz');
  return shown;
}
