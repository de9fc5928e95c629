import { useEffect } from 'react';
import { textOf } from '../api/api-error.js';
import type { Catalogue } from '../catalogue/node-type.js';
import { showProblem } from '../workflows/show-problem.js';
import { loadOwnNodes } from './keep-own-node.js';

/** Gives the editor the user's own nodes once the node types are known. */
export function useOwnNodes(catalogue: Catalogue | undefined): void {
  const isKnown = catalogue !== undefined;
  useEffect(() => {
    if (isKnown) loadOwnNodes().catch((thrown: unknown) => showProblem(textOf(thrown)));
  }, [isKnown]);
}
