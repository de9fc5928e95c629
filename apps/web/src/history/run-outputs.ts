import type { RunNode } from '@talkgraph/protocol';
import type { FileName } from '../api/file-address.js';
import { type MediaKind, mediaKind } from '../media-view/media-kind.js';

/** Something that a run made. */
export type RunOutput =
  | { readonly key: string; readonly node: string; readonly kind: MediaKind; readonly file: Required<FileName> }
  | { readonly key: string; readonly node: string; readonly kind: 'text'; readonly text: string };

/** Everything a run made, saved files before previews, each file once. */
export function runOutputs(nodes: readonly RunNode[]): readonly RunOutput[] {
  const found = new Map<string, RunOutput>();
  for (const node of nodes) {
    for (const output of outputsOf(node)) if (!found.has(output.key)) found.set(output.key, output);
  }
  const rank = (output: RunOutput) => (output.kind === 'text' ? 2 : output.file.type === 'output' ? 0 : 1);
  return [...found.values()].sort((a, b) => rank(a) - rank(b));
}

function* outputsOf({ display, ui = {}, files = [] }: RunNode): Generator<RunOutput> {
  for (const [name, items] of Object.entries(ui)) {
    for (const [place, item] of items.entries()) {
      if (isFile(item)) yield fileOutput(display, item);
      else if (name === 'text' && item !== null && item !== '') {
        yield { key: `${display} text ${place}`, node: display, kind: 'text', text: textOf(item) };
      }
    }
  }
  for (const file of files) yield fileOutput(display, file);
}

function fileOutput(node: string, { filename, subfolder = '', type = 'output' }: FileName): RunOutput {
  const file = { filename, subfolder, type };
  return { key: `${type}/${subfolder}/${filename}`, node, kind: mediaKind(filename), file };
}

function textOf(item: unknown): string {
  return typeof item === 'string' ? item : JSON.stringify(item, null, 2);
}

function isFile(item: unknown): item is FileName {
  return typeof item === 'object' && item !== null && 'filename' in item && typeof item.filename === 'string';
}
