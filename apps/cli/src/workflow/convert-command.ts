import { stringify } from 'lossless-json';
import type { CliContext } from '../cli-context.js';
import { checkOutput } from '../output/check-output.js';
import { writeTextFile } from '../output/write-text-file.js';
import { print, printNote } from '../print.js';
import { loadNodes } from './load-nodes.js';
import { prepareWorkflow } from './prepare-workflow.js';

/** Writes a workflow in API format, with nodes and inputs in a stable order. */
export async function convertCommand(path: string, given: { output?: string }, context: CliContext): Promise<void> {
  const { locale, messages } = context;
  if (given.output) await checkOutput(given.output, '.json', path === '-' ? [] : [path]);
  const { registry } = await loadNodes(context);
  const { prompt, remarks } = await prepareWorkflow(path, registry);
  for (const { node, text } of remarks) printNote(messages.workflow.validate.remark(node, text[locale]));
  const written = stringify(prompt, undefined, 2) ?? '';
  if (given.output) await writeTextFile(given.output, `${written}\n`);
  else print(written);
}
