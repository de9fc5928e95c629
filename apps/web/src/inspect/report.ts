import type { LocalizedText } from '@talkgraph/errors';

interface Ratio {
  readonly ratio: number;
}

/** A report on a talking video, as far as it is shown. */
export interface Report {
  readonly schema: string;
  readonly output?: { readonly width: number; readonly height: number; readonly durationSeconds: number };
  readonly frames: { readonly total: number; readonly animated: number; readonly untouched: number };
  readonly avOffsetMs: number | null;
  readonly measured: {
    readonly sync: { readonly correlation: number; readonly gain: number } | null;
    readonly closures: { readonly total: number; readonly hit: number } | null;
    readonly sharpness: Ratio | null;
    readonly seam: Ratio | null;
  };
  readonly score: {
    readonly total: number | null;
    readonly parts: readonly { readonly name: string; readonly score: number | null; readonly weight: number }[];
  };
  readonly verdicts: readonly {
    readonly code: string;
    readonly level: 'act' | 'note' | 'good';
    readonly text: LocalizedText;
  }[];
}

/** Whether a stored document is such a report. */
export function isReport(document: unknown): document is Report {
  return (
    typeof document === 'object' &&
    document !== null &&
    'schema' in document &&
    document.schema === 'talkgraph.report/1'
  );
}

/** What is known of the faces of a clip, as the report on a face track tells it. */
export interface FaceReport {
  readonly frameCount: number;
  readonly hasFace: boolean;
  readonly faces: readonly {
    readonly id: number;
    readonly framesFound: number;
    readonly framesUsable: number;
    readonly medianUnit: number;
  }[];
}

/** Whether a stored document is a report on faces. */
export function isFaceReport(document: unknown): document is FaceReport {
  return (
    typeof document === 'object' &&
    document !== null &&
    'schema' in document &&
    document.schema === 'talkgraph.face-report/1'
  );
}

/** Green from 80, yellow from 60, red below; grey where nothing was measured. */
export function scoreColour(score: number | null): string {
  if (score === null) return 'gray';
  if (score >= 80) return 'teal';
  return score >= 60 ? 'yellow' : 'red';
}
