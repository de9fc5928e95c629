import type { CliContext } from '../cli-context.js';
import { checkDisk, checkHome, checkSize } from './check-folders.js';
import { checkGpu } from './check-gpu.js';
import { checkMemory, checkNode, checkProcessor } from './check-machine.js';
import { checkEncoders, checkMedia } from './check-media.js';
import { checkModels } from './check-models.js';
import { checkSpeech } from './check-speech.js';
import { checkPacks, checkQueue } from './check-workflows.js';
import type { Check, Finding } from './finding.js';

/** Everything that is looked at, in the order it is shown. */
const checks: readonly Check[] = [
  checkNode,
  checkProcessor,
  checkMemory,
  checkDisk,
  checkHome,
  checkMedia,
  checkModels,
  checkSpeech,
  checkQueue,
  checkPacks,
  checkGpu,
  checkEncoders,
  checkSize,
];

/** Looks at everything the main job needs; one check's failure does not keep the others from being made. */
export async function examine(context: CliContext): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const check of checks) findings.push(await check(context));
  return findings;
}
