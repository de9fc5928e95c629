import { useEditor } from '../editor/editor-store.js';
import { openGraph } from '../editor/open-graph.js';
import { afterRunOf } from '../graph/after-run.js';
import { nextSeed } from '../node-view/next-seed.js';

/** Changes seeds for the next run, as each was told to; one step of undo. */
export function changeSeeds(): void {
  const editor = useEditor.getState();
  const { catalogue } = editor;
  if (!catalogue) return;
  const changes = Object.values(openGraph(editor).nodes).flatMap((node) => {
    const inputs = catalogue.get(node.type)?.inputs.filter(({ changesAfterRun }) => changesAfterRun) ?? [];
    return inputs.flatMap(({ name, widget, preset }) => {
      const value = node.values[name] ?? preset;
      const next = nextSeed(value, afterRunOf(node, name), widget);
      return next === undefined || next === value ? [] : [{ node: node.id, name, next }];
    });
  });
  if (changes.length === 0) return;
  editor.beginStep();
  for (const { node, name, next } of changes) editor.setValue(node, name, next);
  editor.endStep();
}
