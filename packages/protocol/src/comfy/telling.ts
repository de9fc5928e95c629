import type { Preview } from '@talkgraph/engine';
import type { Locale, LocalizedText } from '@talkgraph/errors';
import { type PreviewMetadata, previewFrame, previewFrameWithMetadata, textFrame } from './binary-frames.js';
import type { NodeProgressState, RunMessage, SocketFeatures } from './messages.js';

/** Something to be told about a run. What a socket receives of it depends on what the socket can do. */
export type Telling =
  | { readonly kind: 'message'; readonly message: RunMessage }
  /** Changed nodes, and those that run besides: classic clients forget a node that a message leaves out. */
  | {
      readonly kind: 'progress';
      readonly runId: string;
      readonly changed: readonly NodeProgressState[];
      readonly running: readonly NodeProgressState[];
      readonly sequence?: number;
    }
  | { readonly kind: 'preview'; readonly preview: Preview; readonly metadata: PreviewMetadata }
  | { readonly kind: 'text'; readonly node: string; readonly text: LocalizedText };

/** The frame that tells a socket this: JSON text, or bytes. */
export function encodeTelling(telling: Telling, features: SocketFeatures, locale: Locale): string | Uint8Array {
  switch (telling.kind) {
    case 'message':
      return JSON.stringify(telling.message);
    case 'progress':
      return JSON.stringify(progressMessage(telling, features));
    case 'preview':
      return features.supports_preview_metadata
        ? previewFrameWithMetadata(telling.preview, telling.metadata)
        : previewFrame(telling.preview);
    case 'text':
      return textFrame(telling.node, telling.text[locale]);
  }
}

function progressMessage(telling: Telling & { kind: 'progress' }, features: SocketFeatures): RunMessage {
  const told = features.supports_progress_deltas ? telling.changed : [...telling.running, ...telling.changed];
  return {
    type: 'progress_state',
    data: {
      prompt_id: telling.runId,
      nodes: Object.fromEntries(told.map((state) => [state.node_id, state])),
      ...(telling.sequence !== undefined && { sequence: telling.sequence }),
    },
  };
}
