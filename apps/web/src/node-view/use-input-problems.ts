import type { LocalizedText } from '@talkgraph/errors';
import type { EditorState } from '../editor/editor-state.js';
import { openGraph, useEditor } from '../editor/editor-store.js';
import { findProblems, type GraphProblems, type NodeProblem } from '../graph/find-problems.js';

/** What an input needs before the workflow can run, by the input's name. */
export type InputProblems = Readonly<Record<string, LocalizedText>>;

const none: InputProblems = {};
const known = new WeakMap<readonly NodeProblem[], InputProblems>();

/**
 * What the inputs of a node of the open canvas still need. Files that are gone and choices that are no more are told by their
 * widgets, and types that are not installed by the node.
 */
export function useInputProblems(id: string): InputProblems {
  return useEditor((state) => {
    const listed = problemsNow(state)[id];
    return listed ? byInput(listed) : none;
  });
}

let last: { readonly key: readonly unknown[]; readonly problems: GraphProblems } | undefined;

/** Every node asks after each change; they are looked for once. */
function problemsNow({ document, path, catalogue }: EditorState): GraphProblems {
  const graph = openGraph({ document, path });
  const key = [graph.nodes, graph.links, document.subgraphs, catalogue];
  if (!last || key.some((part, index) => part !== last?.key[index])) {
    last = { key, problems: catalogue ? findProblems(graph, document, catalogue) : {} };
  }
  return last.problems;
}

function byInput(listed: readonly NodeProblem[]): InputProblems {
  let inputs = known.get(listed);
  if (!inputs) {
    const told = listed.filter(({ code }) => code === 'required_input_missing' || code === 'return_type_mismatch');
    inputs = Object.fromEntries(told.flatMap(({ input, text }) => (input === undefined ? [] : [[input, text]])));
    known.set(listed, inputs);
  }
  return inputs;
}
