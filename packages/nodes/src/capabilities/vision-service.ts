import type { LocalizedText } from '@talkgraph/errors';
import type { StageProgress } from '@talkgraph/lipsync';
import type { Clip } from '@talkgraph/media';

/** How a call is watched and stopped, and where its models run. */
export interface VisionCall {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: StageProgress) => void;
  /** Run models on the GPU where there is one; the CPU otherwise, with a remark. The CPU when left out. */
  readonly useGpu?: boolean;
}

/** The face of this clip shall look better. */
export interface EnhanceRequest {
  readonly video: Clip;
  /** Name of a file in models/face-enhance/; the built-in enhancement when left out. */
  readonly model?: string;
  /** 0 to 1. */
  readonly strength: number;
}

/** A recipe in which the face looks better; nothing is rendered yet. */
export interface Enhanced {
  readonly clip: Clip;
  readonly remarks: readonly LocalizedText[];
}

/** Sees people in pictures. Models stay loaded between calls. */
export interface VisionService {
  /** Makes a longer recipe; of `@talkgraph/vision`, of which nodes may import types only. */
  readonly replaceBackground: typeof import('@talkgraph/vision').replaceBackground;
  /** Names of the models in models/face-enhance/, in alphabetical order. */
  faceModels(): Promise<readonly string[]>;
  /** What of the model that a name stands for changes when its file does; the same for all where there is none. */
  faceModelVersion(name: string | undefined): Promise<string>;
  /** @throws VISION_MODEL_UNKNOWN, VISION_MODEL_UNFIT, FACE_NOT_FOUND, LIPSYNC_NO_PICTURE */
  enhanceFace(request: EnhanceRequest, call?: VisionCall): Promise<Enhanced>;
}
