import type { LocalizedText } from '@talkgraph/errors';
import type { NodeErrors } from '@talkgraph/protocol';
import type { RunProblems } from './live-run.js';

/** The mistakes of a workflow as the editor shows them; undefined where there are none. */
export function problemsOf(
  nodeErrors: Readonly<Record<string, NodeErrors>>,
  general?: LocalizedText,
): RunProblems | undefined {
  const nodes = Object.fromEntries(Object.entries(nodeErrors).map(([id, { errors }]) => [id, errors.map(problemOf)]));
  if (Object.keys(nodes).length === 0 && !general) return undefined;
  return { nodes, ...(general && { general }) };
}

function problemOf({
  type,
  text,
  extra_info: extra,
}: NodeErrors['errors'][number]): RunProblems['nodes'][string][number] {
  const input = extra.input_name;
  return { code: type, text, ...(typeof input === 'string' && { input }) };
}
