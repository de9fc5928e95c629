import type { Json, NodeContext } from '@talkgraph/engine';
import { media } from '../capabilities.js';

/** Stands for the content of the user's file that an input names, so that a replaced file is loaded anew. */
export async function fileFingerprint(
  name: Json | undefined,
  context: Pick<NodeContext, 'files' | 'use'>,
): Promise<Json> {
  // A linked name is part of the key by the node it comes from, but what the file holds is not known here.
  if (typeof name !== 'string') return Number.NaN;
  return context.use(media).fingerprint(await context.files.find(name));
}
