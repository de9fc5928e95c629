import { useEditor } from '../editor/editor-store.js';
import type { LiveNode, RunProblems } from './live-run.js';
import { problemsAt } from './problems-at.js';
import { promptNodeId } from './prompt-node-id.js';
import { useRuns } from './run-store.js';

/** How far a node of the open canvas is in the run that is followed; an instance shows the sum of its nodes. */
export function useNodeRun(nodeId: string): LiveNode | undefined {
  const id = useEditor(({ path }) => promptNodeId(path, nodeId));
  return useRuns(({ runs, followed }) => {
    const run = followed === undefined ? undefined : runs[followed];
    return run?.nodes[id] ?? run?.instances[id];
  });
}

/** The mistakes of a node of the open canvas that kept the workflow from running. */
export function useNodeProblems(nodeId: string): RunProblems['nodes'][string] {
  const id = useEditor(({ path }) => promptNodeId(path, nodeId));
  return useRuns(({ problems }) => problemsAt(problems, id));
}
