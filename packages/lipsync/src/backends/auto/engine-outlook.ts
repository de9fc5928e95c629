import type { LocalizedText } from '@talkgraph/errors';
import type { LipSyncBackend, LipSyncRequest } from '../../contract.js';

/** Whether an engine could work here and now. */
export type EngineOutlook =
  | {
      readonly ready: true;
      /** What it would work on, such as a model's name: "Wav2Lip 96 px on the processor". */
      readonly with: LocalizedText;
      /** Measured on this machine; undefined where somebody else's machine does the work. */
      readonly framesPerSecond?: number;
    }
  | {
      readonly ready: false;
      /** A clause that goes on after its name: "no model lies in models/lipsync/". */
      readonly why: LocalizedText;
    };

/** What the outlook depends on. */
export type OutlookRequest = Pick<LipSyncRequest, 'useGpu' | 'model'>;

/** An engine that may be chosen. */
export interface Candidate {
  readonly backend: LipSyncBackend;
  readonly label: LocalizedText;
  /** What of the request it would leave out, as a clause; undefined where it does all of it. */
  lacks(request: LipSyncRequest): LocalizedText | undefined;
  /** Asked before each job, so it has to answer within a few seconds. */
  outlook(request: OutlookRequest, signal: AbortSignal | undefined): Promise<EngineOutlook>;
}
