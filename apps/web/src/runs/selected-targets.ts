import { useEditor } from '../editor/editor-store.js';
import { runTargets } from './run-targets.js';

/** What a run "up to the selection" is for; empty where nothing that runs is selected. */
export function selectedTargets(): readonly string[] {
  const { document, catalogue, path, selection } = useEditor.getState();
  return catalogue ? runTargets({ document, catalogue }, path, [...selection.nodes]) : [];
}
