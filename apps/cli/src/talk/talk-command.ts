import type { StageProgress, TalkRequest } from '@talkgraph/lipsync';
import type { CliContext } from '../cli-context.js';
import { checkOutput } from '../output/check-output.js';
import { writeJsonFile } from '../output/write-json-file.js';
import { print, printJson, printNote } from '../print.js';
import { showBars } from '../progress/bars.js';
import { showJsonLines } from '../progress/json-lines.js';
import { showLines } from '../progress/lines.js';
import type { ProgressReporter } from '../progress/progress-reporter.js';
import { describeReport } from './describe-report.js';
import { describeResult } from './describe-result.js';
import { type RawTalkOptions, readTalkOptions } from './read-talk-options.js';
import { runTalk } from './run-talk.js';

/** The video and the sound. */
const inputCount = 2;

/** Checks options and output, does the work, shows how far it is, and prints the result. */
export async function talkCommand(raw: RawTalkOptions, context: CliContext): Promise<void> {
  const started = performance.now();
  const request = readTalkOptions(raw, context.currentFolder);
  const inputs = [request.videoPath, request.audioPath];
  await checkOutput(request.outputPath, '.mp4', inputs);
  if (raw.report) await checkOutput(raw.report, '.json', inputs);

  const { result, report } = await withProgress(raw, request, context);
  if (raw.report) await writeJsonFile(raw.report, report);

  const elapsedSeconds = (performance.now() - started) / 1000;
  if (raw.json) return printJson({ event: 'result', elapsedSeconds, result, report: report ?? null });
  for (const line of describeResult(result, elapsedSeconds, context.messages, context.locale)) print(line);
  if (raw.report && report) for (const line of describeReport(report, raw.report, context)) print(line);
}

async function withProgress(raw: RawTalkOptions, request: TalkRequest, context: CliContext) {
  using reporter = chooseReporter(raw, context);
  const onProgress = (progress: StageProgress): void => reporter.update(progress);
  onProgress({ stage: 'probe', done: 0, total: inputCount });
  const outcome = await runTalk(request, context, onProgress);
  reporter.finish();
  return outcome;
}

function chooseReporter(raw: RawTalkOptions, { messages }: CliContext): ProgressReporter {
  if (raw.json) return showJsonLines(printJson);
  return process.stderr.isTTY ? showBars(messages, process.stderr) : showLines(messages, printNote);
}
