import type { RunEvent } from '@talkgraph/engine';
import type { SequencedEvent } from '../run-facts.js';

/** An event as our own clients receive it: JSON throughout, so the bytes of a preview are base64. */
export interface NativeEvent {
  readonly runId: string;
  readonly clientId?: string;
  /** Ask for what follows with `since=`. Progress and previews have none, and are not sent again. */
  readonly sequence?: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly event: Exclude<RunEvent, { kind: 'node-preview' }> | NativePreview;
}

export interface NativePreview {
  readonly kind: 'node-preview';
  readonly node: string;
  readonly display: string;
  readonly parent?: string;
  readonly submitted?: string;
  readonly preview: { readonly mimeType: string; readonly base64: string };
}

/** Makes an event ready to be written as JSON. */
export function nativeEvent(told: SequencedEvent): NativeEvent {
  const { runId, clientId, sequence, at, event } = told;
  const head = { runId, ...(clientId !== undefined && { clientId }), ...(sequence !== undefined && { sequence }), at };
  if (event.kind !== 'node-preview') return { ...head, event };
  const { mimeType, bytes } = event.preview;
  return { ...head, event: { ...event, preview: { mimeType, base64: base64(bytes) } } };
}

function base64(bytes: Uint8Array): string {
  let text = '';
  // In pieces: a call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}
