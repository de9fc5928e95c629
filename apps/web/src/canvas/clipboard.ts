import { notifications } from '@mantine/notifications';
import type { LocalizedText } from '@talkgraph/errors';
import { useEditor } from '../editor/editor-store.js';
import { openWorkflow } from '../workflows/open-workflow.js';
import { lastPointer } from './last-pointer.js';
import { placeAt } from './viewport.js';

/** What was copied last: browsers may keep the clipboard from a page that did not get a key press. */
let copied = '';

/** Puts the selection into the clipboard. Answers whether there was any. */
export async function copySelection(): Promise<boolean> {
  const text = useEditor.getState().copy();
  if (text === '') return false;
  copied = text;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // It is pasted from here.
  }
  return true;
}

/** What the clipboard holds, as far as the browser tells. */
export async function readClipboard(): Promise<string> {
  try {
    return await navigator.clipboard.readText();
  } catch {
    return copied;
  }
}

/** Pastes nodes to where the pointer is; a whole workflow is opened instead. */
export function pasteText(text: string, read: (text: LocalizedText) => string): void {
  if (isWholeWorkflow(text)) {
    void openWorkflow(text);
    return;
  }
  const pointer = lastPointer();
  if (useEditor.getState().paste(text, pointer && placeAt(pointer)).length > 0) return;
  if (text.trimStart().startsWith('{')) void openWorkflow(text);
  else notifications.show({ message: read(nothingToPaste) });
}

/** A saved workflow counts its nodes, or is in API format; copied nodes do and are neither. */
function isWholeWorkflow(text: string): boolean {
  try {
    const json: unknown = JSON.parse(text);
    if (typeof json !== 'object' || json === null || Array.isArray(json)) return false;
    if ('nodes' in json) return 'last_node_id' in json || 'version' in json;
    return Object.values(json).some((node) => typeof node === 'object' && node !== null && 'class_type' in node);
  } catch {
    return false;
  }
}

const nothingToPaste: LocalizedText = {
  en: 'The clipboard holds no nodes and no workflow.',
  zh: '剪贴板里没有节点，也没有工作流。',
};
