import { inputName } from '../graph/named-input.js';
import { useEditor } from './editor-store.js';

/** The name under which forms and tables show an input of the open canvas; undefined where it has none. */
export function useInputName(node: string, input: string): string | undefined {
  return useEditor(({ document, path }) => inputName(document, path, node, input));
}
