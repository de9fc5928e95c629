import type { LocalizedText } from '@talkgraph/errors';
import { useMemo } from 'react';
import { useEditor } from '../editor/editor-store.js';
import { useLanguage } from '../i18n/use-local-text.js';
import { distinctProblems } from './distinct-problems.js';
import { nodeName } from './node-name.js';
import { useRuns } from './run-store.js';

/** A mistake or failure for the list: what, and at which node. */
export interface ProblemEntry {
  readonly key: string;
  /** Undefined where it concerns the whole workflow. */
  readonly node: string | undefined;
  readonly name: string | undefined;
  readonly text: LocalizedText;
}

/** Everything that kept the workflow from running, or else why the followed run failed. */
export function useProblemEntries(): readonly ProblemEntry[] {
  const language = useLanguage();
  const document = useEditor((state) => state.document);
  const catalogue = useEditor((state) => state.catalogue);
  const problems = useRuns((state) => state.problems);
  const failure = useRuns(({ runs, followed }) => (followed === undefined ? undefined : runs[followed]?.failure));
  return useMemo(() => {
    const name = (id: string) => nodeName(id, { document, catalogue, language });
    if (!problems) {
      return failure ? [{ key: 'failure', node: failure.node, name: name(failure.node), text: failure.text }] : [];
    }
    const ofNodes = Object.entries(problems.nodes).flatMap(([node, found]) =>
      distinctProblems(found).map(({ text }, place) => ({ key: `${node} ${place}`, node, name: name(node), text })),
    );
    const general = problems.general && { key: 'general', node: undefined, name: undefined, text: problems.general };
    return general ? [general, ...ofNodes] : ofNodes;
  }, [problems, failure, document, catalogue, language]);
}
