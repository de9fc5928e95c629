import { cp } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { isTalkgraphError } from '@talkgraph/errors';
import { cancelled } from '@talkgraph/media/errors';
import type { CliContext } from '../cli-context.js';
import { checkOutput } from '../output/check-output.js';
import { writeTextFile } from '../output/write-text-file.js';
import { print, printJson, printNote } from '../print.js';
import { loadNodes } from '../workflow/load-nodes.js';
import { openCheckPlace } from './check-place.js';
import { type CheckedWorkflow, type CheckOptions, checkWorkflow } from './check-workflow.js';
import { findWorkflows } from './find-workflows.js';
import { junitReport } from './junit-report.js';

export interface RawCheckOptions {
  readonly update?: boolean;
  readonly run?: boolean;
  readonly inputs?: string;
  readonly junit?: string;
  readonly json?: boolean;
}

const good: readonly CheckedWorkflow['outcome'][] = ['same', 'recorded', 'new', 'valid'];

/**
 * Checks every workflow that is meant by the paths; answers the exit code: 0 when all are as expected, 1 when something
 * changed or does not run. @throws WORKFLOW_NOT_FOUND, CANCELLED
 */
export async function checkCommand(
  paths: readonly string[],
  raw: RawCheckOptions,
  context: CliContext,
): Promise<number> {
  const { messages, signal } = context;
  if (raw.junit) await checkOutput(raw.junit, '.xml', []);
  const files = await findWorkflows(paths);
  const inputs = raw.inputs && resolve(context.currentFolder, raw.inputs);
  const { registry, home } = await loadNodes(context);
  const checked: CheckedWorkflow[] = [];
  await using place = raw.run === false ? undefined : await openCheckPlace(context, home);
  // Tables name files too, which nobody sees from here: all of them are brought along.
  if (place && inputs) await cp(inputs, place.home.inputs, { recursive: true });
  const options = { registry, place, update: raw.update === true, inputs };
  for (const path of files) {
    if (signal.aborted) throw cancelled({});
    const one = await checkedOrBroken(path, options, context);
    checked.push(one);
    tell(one, raw, context);
  }
  const wrong = checked.filter(({ outcome }) => !good.includes(outcome)).length;
  if (raw.junit) await writeTextFile(raw.junit, junitReport(checked, messages.workflow.check.outcomes));
  if (!raw.json) printNote(messages.workflow.check.total(checked.length, wrong));
  return wrong === 0 ? 0 : 1;
}

/** A file that cannot even be read is one more finding, and holds up no other. */
async function checkedOrBroken(path: string, options: CheckOptions, context: CliContext): Promise<CheckedWorkflow> {
  try {
    return await checkWorkflow(path, options, context);
  } catch (error) {
    if (!isTalkgraphError(error) || context.signal.aborted) throw error;
    return { path, outcome: 'invalid', lines: [error.text[context.locale]], seconds: 0 };
  }
}

function tell(checked: CheckedWorkflow, { json }: RawCheckOptions, { messages, currentFolder }: CliContext): void {
  if (json) {
    printJson({ event: 'workflow', ...checked });
    return;
  }
  const texts = messages.workflow.check;
  const seconds = messages.seconds(checked.seconds.toFixed(1));
  const path = relative(currentFolder, checked.path) || checked.path;
  print(texts.line(good.includes(checked.outcome), path, texts.outcomes[checked.outcome], seconds));
  for (const line of checked.lines) print(`    ${line}`);
}
