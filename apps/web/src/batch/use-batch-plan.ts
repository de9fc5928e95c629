import { isUiWorkflow, type JsonObject, namedInputs } from '@talkgraph/engine';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { sendJson } from '../api/request.js';
import type { Catalogue } from '../catalogue/node-type.js';
import { useCatalogue } from '../catalogue/use-catalogue.js';
import type { BatchWorkflow } from './batch.js';
import { batchColumns, factsFrom, namedOutputs } from './batch-column.js';
import type { RowPlan } from './row-workflow.js';

/** What the rows of a batch are made of; undefined until the server has answered. `error`: the workflow cannot be read. */
export function useBatchPlan(workflow: BatchWorkflow | undefined): { plan: RowPlan | undefined; error: unknown } {
  const catalogue = useCatalogue();
  const json = workflow?.json;
  const { data: prompt, error } = useQuery({
    queryKey: ['batch-prompt', json],
    queryFn: ({ signal }) => promptOf(json as JsonObject, signal),
    enabled: json !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const plan = useMemo(() => json && prompt && catalogue && planOf(json, prompt, catalogue), [json, prompt, catalogue]);
  return { plan, error };
}

/** The server knows which saved value belongs to which widget. */
async function promptOf(json: JsonObject, signal: AbortSignal): Promise<JsonObject> {
  if (!isUiWorkflow(json)) return json;
  const { prompt } = await sendJson<{ prompt: JsonObject }>('POST', 'api/convert', { workflow: json }, { signal });
  return prompt;
}

function planOf(workflow: JsonObject, prompt: JsonObject, catalogue: Catalogue): RowPlan {
  const inputs = namedInputs(prompt, isUiWorkflow(workflow) ? workflow : undefined, factsFrom(catalogue));
  return {
    workflow,
    columns: batchColumns(inputs, catalogue),
    outputs: namedOutputs(prompt, catalogue),
    hasFile: fileLookup(catalogue),
  };
}

/** Every file below inputs/ is offered by the picker of its kind. */
function fileLookup(catalogue: Catalogue): (name: string) => boolean {
  const files = new Set<string>();
  for (const { inputs } of catalogue.values()) {
    for (const { widget } of inputs) {
      if (widget?.kind === 'file') for (const name of widget.choices) files.add(name);
    }
  }
  // Results can be used as inputs too; only the server knows whether they are still there.
  return (name) => files.has(name) || /\[(output|temp)\]$/.test(name);
}
