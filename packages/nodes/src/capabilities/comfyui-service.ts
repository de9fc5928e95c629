import type { JsonObject, NodeContext } from '@talkgraph/engine';
import type { Clip } from '@talkgraph/media';
import type { StillBatch } from '../ports.js';
import type { RenderStep } from './media-service.js';

/** Where workflows are run. */
export interface ComfyUiPlace {
  /** Name of a profile of the kind `comfyui`; empty where the address is typed. */
  readonly profile: string;
  readonly address: string;
}

/** A workflow to be run on a ComfyUI server. */
export interface ComfyUiRun extends ComfyUiPlace {
  /** Names this call, the same one when it is made again after a crash: what was sent is not sent again. */
  readonly id: string;
  /** Everything the result depends on, as one text. */
  readonly identity: string;
  /** API format. The names of uploaded files are filled in by `withFiles`. */
  readonly workflow: JsonObject;
  withFiles(names: Readonly<Record<string, string>>): JsonObject;
  /** What is uploaded, by any names; rendered only when it is needed. */
  readonly files: Readonly<Record<string, Clip | StillBatch>>;
  /** Which of the files are wanted as sound only. */
  readonly soundsOnly: readonly string[];
  /** Id or title of the node whose results are wanted; empty for all. */
  readonly outputNode: string;
}

/** What came of it, kept in the store of this machine. */
export interface ComfyUiResult {
  readonly videos: readonly Clip[];
  /** Pictures of one size lie in one batch. */
  readonly images: readonly StillBatch[];
  readonly audios: readonly Clip[];
  readonly texts: readonly string[];
  /** It had been sent before a crash. */
  readonly resumed: boolean;
}

/** What a call may use: progress and previews are shown, the scratch folder holds files under way. */
export type ComfyUiCall = Pick<NodeContext, 'signal' | 'progress' | 'preview' | 'note' | 'files'> & {
  /** Told while a film is rendered for the upload. */
  readonly onRender: (clip: Clip) => (step: RenderStep) => void;
};

/** Runs workflows on ComfyUI servers. */
export interface ComfyUiService {
  /**
   * The text of a file in the folder workflows/ of the home.
   * @throws FILE_NAME_REFUSED, FILE_NOT_FOUND
   */
  readWorkflowFile(name: string): Promise<string>;
  /** The address that a profile holds, or the one that is typed; no secrets. @throws SECRETS_PROFILE_MISSING */
  addressOf(place: ComfyUiPlace): Promise<string>;
  /**
   * Turns a workflow as an editor saves it into API format, by what the server says of its nodes.
   * @throws what asking the server throws: COMFYUI_UNREACHABLE, COMFYUI_REFUSED…; WORKFLOW_INVALID
   */
  toApiFormat(workflow: JsonObject, place: ComfyUiPlace, signal: AbortSignal): Promise<JsonObject>;
  /** @throws COMFYUI_NODE_FAILED, COMFYUI_INVALID, COMFYUI_UNREACHABLE… */
  run(run: ComfyUiRun, call: ComfyUiCall): Promise<ComfyUiResult>;
}
