import { checkPrompt, parsePrompt } from '@talkgraph/engine';
import { findInputFile } from '@talkgraph/server';
import { stringify } from 'lossless-json';
import type { CliContext } from '../cli-context.js';
import { workflowInvalid } from '../errors.js';
import { print, printJson, printNote } from '../print.js';
import { countMistakes, describeVerdict } from './describe-verdict.js';
import { loadNodes } from './load-nodes.js';
import { missingProfiles } from './missing-profiles.js';
import { prepareWorkflow } from './prepare-workflow.js';

/** Checks a workflow against the node types of this home. @throws CLI_WORKFLOW_INVALID */
export async function validateCommand(path: string, { json }: { json?: boolean }, context: CliContext): Promise<void> {
  const { registry, home } = await loadNodes(context);
  const { prompt: written, remarks } = await prepareWorkflow(path, registry);
  const prompt = parsePrompt(stringify(written) ?? '');
  const verdict = await checkPrompt(prompt, registry, { findFile: findInputFile(home) });
  const mistakes = countMistakes(verdict);
  const profiles = await missingProfiles(verdict.prompt, registry, home);
  const all = { ...verdict, remarks: [...remarks, ...verdict.remarks, ...profiles] };
  if (json) {
    const { issue, outputs } = verdict;
    const nodes = Object.fromEntries(verdict.nodeIssues);
    printJson({ event: 'result', valid: mistakes === 0, issue: issue ?? null, nodes, outputs, remarks: all.remarks });
  } else {
    for (const line of describeVerdict(all, context)) printNote(line);
  }
  if (mistakes > 0) throw workflowInvalid({ path, mistakes });
  if (!json) print(context.messages.workflow.validate.valid(prompt.nodes.size, verdict.outputs.length));
}
