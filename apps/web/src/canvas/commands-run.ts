import { useEditor } from '../editor/editor-store.js';
import { editorTypes } from '../graph/document.js';
import { promptNodeId } from '../runs/prompt-node-id.js';
import type { Command } from './commands.js';
import { selectedNodes } from './commands-graph.js';

/** Runs of the open workflow. */
export const runCommands = {
  run: ({ run }) => run(),
  runFront: ({ run }) => run({ front: true }),
  runSelected: ({ run }) => {
    const { path } = useEditor.getState();
    const targets = selectedNodes().filter(({ type }) => !drawnOnly.includes(type));
    if (targets.length > 0) run({ targets: targets.map(({ id }) => promptNodeId(path, id)) });
  },
  stop: ({ stop }) => stop(),
} satisfies Readonly<Record<string, Command>>;

/** Types that are no nodes of a run. */
const drawnOnly: readonly string[] = Object.values(editorTypes);
