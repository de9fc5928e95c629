import { useEffect } from 'react';
import { useEditor } from '../editor/editor-store.js';
import { mendProblems } from './mend-problems.js';
import { useRuns } from './run-store.js';

/** Keeps what is said to be wrong with the open workflow up with its changes; the run bar calls it, once. */
export function useMendedProblems(): void {
  useEffect(() => {
    let refused = useEditor.getState().document;
    let mended = useRuns.getState().problems;
    const mend = () => {
      const { document, catalogue } = useEditor.getState();
      const { problems, showProblems } = useRuns.getState();
      if (problems !== mended) refused = document;
      mended = problems && catalogue ? mendProblems(problems, refused, document, catalogue) : problems;
      if (mended !== problems) showProblems(mended);
    };
    mend();
    const leaves = [
      useRuns.subscribe(({ problems }) => problems !== mended && mend()),
      useEditor.subscribe(({ document }, before) => document !== before.document && mend()),
    ];
    return () => {
      for (const leave of leaves) leave();
    };
  }, []);
}
