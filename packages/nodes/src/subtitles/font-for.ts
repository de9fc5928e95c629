import type { NodeContext } from '@talkgraph/engine';
import { subtitleDocuments } from '../capabilities.js';
import { remarksOnCharacters } from './subtitle-remarks.js';

/**
 * SHA-256 of the font that a text is drawn with; undefined for the one that comes with the program, with a remark on
 * characters that it does not have. @throws FONT_MISSING
 */
export async function fontFor(text: string, name: string, context: NodeContext): Promise<string | undefined> {
  const service = context.use(subtitleDocuments);
  if (name.trim() !== '') return service.font(name);
  for (const remark of remarksOnCharacters(service.missingCharacters(text))) context.note(remark);
  return undefined;
}
