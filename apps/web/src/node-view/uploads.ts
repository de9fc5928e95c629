import type { LocalizedText } from '@talkgraph/errors';
import type { QueryClient } from '@tanstack/react-query';
import { create } from 'zustand';
import { textOf } from '../api/api-error.js';
import { inputName } from '../api/input-file.js';
import { type UploadOptions, uploadFile } from '../api/upload-file.js';
import { catalogueKey } from '../catalogue/use-catalogue.js';
import { openGraph, useEditor } from '../editor/editor-store.js';

/** A file on its way to an input. */
export interface Upload {
  readonly name: string;
  /** How much was sent, from 0 to 1. */
  readonly share: number;
  /** Why it did not arrive. */
  readonly failure?: LocalizedText;
  readonly controller: AbortController;
}

interface Uploads {
  /** By the input's place. */
  readonly underway: Readonly<Record<string, Upload>>;
  /** Names of files that were uploaded from this page: they are there, even before the server lists them. */
  readonly arrived: ReadonlySet<string>;
}

/** Files on their way. They go on while the node is out of view or another canvas is open. */
export const useUploads = create<Uploads>()(() => ({ underway: {}, arrived: new Set() }));

/** An input of a node, wherever it is. */
export interface InputPlace {
  readonly document: string;
  readonly path: readonly string[];
  readonly node: string;
  readonly input: string;
}

/** The input of a node on the open canvas. */
export function placeOf(node: string, input: string): InputPlace {
  const { document, path } = useEditor.getState();
  return { document: document.id, path, node, input };
}

/** The key of an input in `underway`. */
export function placeKey({ document, path, node, input }: InputPlace): string {
  return [document, ...path, node, input].join('/');
}

/** Uploads a file and chooses it in an input of the open canvas. Another one on its way to the same input is given up. */
export async function uploadInto(
  place: InputPlace,
  file: File,
  media: UploadOptions['media'],
  client: QueryClient,
): Promise<void> {
  const key = placeKey(place);
  cancelUpload(key);
  const controller = new AbortController();
  const { signal } = controller;
  const upload: Upload = { name: file.name, share: 0, controller };
  show(key, upload);
  try {
    const onProgress = (share: number) => {
      if (!signal.aborted) show(key, { ...upload, share });
    };
    const name = inputName(await uploadFile(file, { media, onProgress, signal }));
    show(key, undefined);
    useUploads.setState(({ arrived }) => ({ arrived: new Set([...arrived, name]) }));
    setWhenOpen(place, name);
    await client.invalidateQueries({ queryKey: catalogueKey });
  } catch (error) {
    if (!signal.aborted) show(key, { ...upload, failure: textOf(error) });
  }
}

/** Gives an upload up, or takes the sentence away why it failed. */
export function cancelUpload(key: string): void {
  useUploads.getState().underway[key]?.controller.abort();
  show(key, undefined);
}

/** Comes once no file is on its way to a canvas of this document any more; those that failed are not waited for. */
export function uploadsEnded(document: string): Promise<void> {
  const isUnderway = ({ underway }: Uploads) =>
    Object.entries(underway).some(([key, { failure }]) => !failure && key.startsWith(`${document}/`));
  if (!isUnderway(useUploads.getState())) return Promise.resolve();
  return new Promise((resolve) => {
    const stop = useUploads.subscribe((state) => {
      if (isUnderway(state)) return;
      stop();
      resolve();
    });
  });
}

function show(key: string, upload: Upload | undefined): void {
  useUploads.setState(({ underway: { [key]: _, ...others } }) => ({
    underway: upload ? { ...others, [key]: upload } : others,
  }));
}

/** Ids of nodes mean something only on their canvas: while another one is open, the value waits. */
function setWhenOpen({ document, path, node, input }: InputPlace, value: string): void {
  const isSet = () => {
    const state = useEditor.getState();
    if (state.document.id !== document) return true;
    if (state.path.join('/') !== path.join('/')) return false;
    if (openGraph(state).nodes[node]) state.setValue(node, input, value);
    return true;
  };
  if (isSet()) return;
  const stop = useEditor.subscribe(() => {
    if (isSet()) stop();
  });
}
