/** What is remembered of one file that a workflow made. Keys are in this order in the file of expectations. */
export interface ResultFacts {
  /** Number of the result among those of its kind: `video 1`, `audio 2`. */
  readonly name: string;
  readonly bytes: number;
  readonly width?: number;
  readonly height?: number;
  readonly durationSeconds?: number;
  /** Frames a second, as a number. */
  readonly fps?: number;
  readonly sampleRate?: number;
  /** Total of the quality score and its parts, 0 to 100, where somebody speaks. */
  readonly quality?: Readonly<Record<string, number>>;
  /** How far the mouth is open in each frame, in units of the face, from the pixels. */
  readonly mouth?: readonly number[];
}

/** What a workflow made when its expectations were recorded. */
export interface Expectations {
  readonly schema: 'talkgraph.expected/1';
  /** The version of Talkgraph that made it. */
  readonly version: string;
  readonly results: readonly ResultFacts[];
}

/** The name of the file that holds the expectations of a workflow, beside it. */
export function expectationsPath(workflow: string): string {
  return workflow.replace(/(\.ui)?\.json$/, '.expected.json');
}
