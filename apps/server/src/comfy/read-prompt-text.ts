import { hasExactNumbers } from '@talkgraph/engine';
import { parse, stringify } from 'lossless-json';
import { bodyNotJson } from '../errors.js';

/**
 * The text of the member `prompt` of a request, its numbers as they were written: `5.0` must not become `5`, since node
 * types tell whole numbers from others. @throws BODY_NOT_JSON
 */
export function readPromptText(bodyText: string): string {
  try {
    if (!hasExactNumbers(bodyText)) return JSON.stringify((JSON.parse(bodyText) as { prompt: unknown }).prompt);
    const { prompt } = parse(bodyText) as { prompt: unknown };
    return stringify(prompt) as string;
  } catch (cause) {
    // JSON.parse has read it before; the careful reader also refuses keys that are given twice, and nesting without end.
    throw bodyNotJson({ route: '/prompt' }, cause);
  }
}
