import type { StageProgress } from '@talkgraph/lipsync';

/** Shows how far the work is. Disposing of it leaves the terminal as it was, whether the work ended well or not. */
export interface ProgressReporter extends Disposable {
  update(progress: StageProgress): void;
  /** The work ended well: stages whose end was not announced are shown as done. */
  finish(): void;
}
