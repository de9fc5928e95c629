import type { Preview } from '@talkgraph/engine';

const previewImage = 1;
const text = 3;
const previewImageWithMetadata = 4;

/** Who a preview belongs to; written into frames of type 4. */
export interface PreviewMetadata {
  readonly node_id: string;
  readonly prompt_id: string;
  readonly display_node_id: string;
  readonly parent_node_id: string | null;
  readonly real_node_id: string;
}

/** Frame type 1: u32 1, u32 format (1 JPEG, 2 PNG), bytes. All numbers are big-endian. */
export function previewFrame(preview: Preview): Uint8Array {
  const frame = new Uint8Array(8 + preview.bytes.length);
  const view = new DataView(frame.buffer);
  view.setUint32(0, previewImage);
  view.setUint32(4, preview.mimeType === 'image/jpeg' ? 1 : 2);
  frame.set(preview.bytes, 8);
  return frame;
}

/** Frame type 4: u32 4, u32 length, JSON, bytes. */
export function previewFrameWithMetadata(preview: Preview, metadata: PreviewMetadata): Uint8Array {
  const json = new TextEncoder().encode(JSON.stringify({ ...metadata, image_type: preview.mimeType }));
  const frame = new Uint8Array(8 + json.length + preview.bytes.length);
  const view = new DataView(frame.buffer);
  view.setUint32(0, previewImageWithMetadata);
  view.setUint32(4, json.length);
  frame.set(json, 8);
  frame.set(preview.bytes, 8 + json.length);
  return frame;
}

/** Frame type 3: u32 3, u32 length, node id, text; a line shown on the node. */
export function textFrame(node: string, line: string): Uint8Array {
  const id = new TextEncoder().encode(node);
  const body = new TextEncoder().encode(line);
  const frame = new Uint8Array(8 + id.length + body.length);
  const view = new DataView(frame.buffer);
  view.setUint32(0, text);
  view.setUint32(4, id.length);
  frame.set(id, 8);
  frame.set(body, 8 + id.length);
  return frame;
}
