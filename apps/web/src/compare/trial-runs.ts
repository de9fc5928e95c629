import { findType } from '../catalogue/find-type.js';
import type { Catalogue } from '../catalogue/node-type.js';
import type { Prompt } from '../history/run-workflow.js';
import { scoreType } from './quality-of.js';
import type { TrialParameter } from './trial-parameters.js';

/** A parameter with the values that it is to be tried with. */
export interface Trial {
  readonly parameter: TrialParameter;
  readonly values: readonly string[];
}

/** A run to be made. */
export interface TrialRun {
  readonly prompt: Prompt;
  /** What was changed, in the order of the trials. */
  readonly settings: readonly { readonly parameter: TrialParameter; readonly value: string }[];
}

/** More are refused: they would fill the queue by mistake. */
export const mostTrialRuns = 24;

/** A run for every combination of values. Each judges its film, so that there are scores to compare. */
export function trialRuns(prompt: Prompt, trials: readonly Trial[], catalogue: Catalogue): readonly TrialRun[] {
  const chosen = trials.filter(({ values }) => values.length > 0);
  if (chosen.length === 0) return [];
  let runs: readonly TrialRun[] = [{ prompt: withScore(prompt, chosen[0]?.parameter.node, catalogue), settings: [] }];
  for (const { parameter, values } of chosen) {
    runs = runs.flatMap((run) =>
      values.map((value) => ({
        prompt: withValue(run.prompt, parameter, value),
        settings: [...run.settings, { parameter, value }],
      })),
    );
  }
  return runs;
}

function withValue(prompt: Prompt, { node, input, choices }: TrialParameter, value: string): Prompt {
  const changed = prompt[node];
  if (!changed) return prompt;
  return { ...prompt, [node]: { ...changed, inputs: { ...changed.inputs, [input]: choices ? value : Number(value) } } };
}

/** Judges the film of a node, where the workflow judges none and the node makes a film of a sound. */
function withScore(prompt: Prompt, node: string | undefined, catalogue: Catalogue): Prompt {
  const nodes = Object.values(prompt);
  if (node === undefined || !catalogue.has(scoreType) || nodes.some((each) => each.class_type === scoreType)) {
    return prompt;
  }
  const type = findType(catalogue, prompt[node]?.class_type ?? '');
  const slot = type?.outputs.findIndex((output) => output.type === 'VIDEO') ?? -1;
  // A film without speech has nothing to be judged by.
  if (slot < 0 || !type?.inputs.some((input) => input.type === 'AUDIO')) return prompt;
  const id = String(1 + Math.max(0, ...Object.keys(prompt).map(Number).filter(Number.isFinite)));
  return { ...prompt, [id]: { class_type: scoreType, inputs: { video: [node, slot] } } };
}
