import type { LiveNode, LiveRun } from '../runs/live-run.js';
import { startNodes } from './start-workflow.js';

/** What is being done, in the order in which it is done. */
export const stages = ['waiting', 'face', 'listening', 'drawing'] as const;
export type Stage = (typeof stages)[number];

/** How far a run of the start page is. */
export interface RunStage {
  readonly stage: Stage;
  /** Of everything, 0 to 1. */
  readonly share: number;
  /** Of this stage, where it is known. */
  readonly secondsLeft?: number;
}

/** How much of the time each stage takes, as measured on ordinary clips; the bar only has to move evenly. */
const parts = { face: 0.3, listening: 0.1, drawing: 0.6 } as const;

/** The words of the stages that the talking head reports, told as what a person understands. */
const stageOfWord: Readonly<Record<string, Stage>> = {
  probe: 'face',
  face: 'face',
  mouth: 'listening',
  prepare: 'listening',
  render: 'drawing',
};

/** Reads from the run's nodes what is being done now. */
export function runStage(run: Pick<LiveRun, 'state' | 'nodes'> | undefined): RunStage {
  if (!run || run.state === 'pending') return { stage: 'waiting', share: 0 };
  const drawing = run.nodes[startNodes.save];
  if (drawing?.progress) return drawingStage(drawing.progress);
  const talk = run.nodes[startNodes.talk];
  if (talk?.state === 'done' || talk?.state === 'cached')
    return { stage: 'drawing', share: parts.face + parts.listening };
  const stage = stageOfWord[talk?.progress?.stage ?? ''] ?? 'face';
  const done = shareOf(talk?.progress);
  if (stage === 'listening') return { stage, share: parts.face + parts.listening * done };
  return { stage: 'face', share: parts.face * done };
}

function drawingStage(progress: NonNullable<LiveNode['progress']>): RunStage {
  const share = parts.face + parts.listening + parts.drawing * shareOf(progress);
  const { value, max, framesPerSecond } = progress;
  if (!framesPerSecond || value < 5) return { stage: 'drawing', share };
  return { stage: 'drawing', share, secondsLeft: Math.max(0, Math.ceil((max - value) / framesPerSecond)) };
}

function shareOf(progress: LiveNode['progress']): number {
  if (!progress || !(progress.max > 0)) return 0;
  return Math.min(1, Math.max(0, progress.value / progress.max));
}
