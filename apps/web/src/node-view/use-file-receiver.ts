import { useQueryClient } from '@tanstack/react-query';
import { type DragEvent, useEffect, useState } from 'react';
import type { InputPort } from '../catalogue/node-type.js';
import { useEditor } from '../editor/editor-store.js';
import { useNodePorts } from '../editor/use-node-ports.js';
import type { GraphNode } from '../graph/document.js';
import { fileFits, type PickedMedia } from './file-fits.js';
import { placeOf, uploadInto } from './uploads.js';
import { useIncomingLinks } from './use-incoming-links.js';

/** A picker of the node that a file can be put into. */
interface Picker {
  readonly input: string;
  readonly media: PickedMedia;
}

/** Lets files be dropped on a node, and pasted while it is the only one that is selected. */
export function useFileReceiver(node: GraphNode, selected: boolean) {
  const client = useQueryClient();
  const { inputs } = useNodePorts(node.id);
  const links = useIncomingLinks(node.id);
  const [isOver, setIsOver] = useState(false);
  const pickers = inputs.flatMap((input) => (input.name in links ? [] : pickerOf(input)));
  const receive = (file: File | undefined) => {
    const picker = file && pickers.find(({ media }) => fileFits(media, file));
    if (picker) void uploadInto(placeOf(node.id, picker.input), file, picker.media, client);
    return picker !== undefined;
  };
  usePaste(selected && pickers.length > 0, receive);
  if (pickers.length === 0) return { isOver: false };
  const isTaken = ({ dataTransfer }: DragEvent) =>
    [...dataTransfer.items].some(
      ({ kind, type }) => kind === 'file' && pickers.some(({ media }) => type === '' || fileFits(media, { type })),
    );
  return {
    isOver,
    onDragEnter: (event: DragEvent) => isTaken(event) && setIsOver(true),
    onDragOver: (event: DragEvent) => {
      if (!isTaken(event)) return;
      // So that the canvas around does not take it.
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      setIsOver(true);
    },
    onDragLeave: (event: DragEvent) => {
      if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setIsOver(false);
    },
    onDrop: (event: DragEvent) => {
      setIsOver(false);
      const file = [...event.dataTransfer.files].find((dropped) =>
        pickers.some(({ media }) => fileFits(media, dropped)),
      );
      if (receive(file)) event.preventDefault();
    },
  };
}

function pickerOf({ name, widget }: InputPort): Picker[] {
  return widget?.kind === 'file' ? [{ input: name, media: widget.media }] : [];
}

/** Files in the clipboard go to the node; everything else is the canvas' business. */
function usePaste(isOn: boolean, receive: (file: File | undefined) => boolean): void {
  useEffect(() => {
    if (!isOn) return undefined;
    const paste = (event: ClipboardEvent) => {
      if (useEditor.getState().selection.nodes.size !== 1) return;
      if (!receive(event.clipboardData?.files[0])) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    // Before the canvas, which pastes nodes.
    window.addEventListener('paste', paste, { capture: true });
    return () => window.removeEventListener('paste', paste, { capture: true });
  }, [isOn, receive]);
}
