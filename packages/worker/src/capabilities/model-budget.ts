import { totalmem } from 'node:os';
import type { ModelMemoryOptions } from '@talkgraph/inference';

/** The share of a machine's memory that models may take: pictures, the system and other programs need the rest. */
const shareOfRam = 0.5;
/** Of a card's; ONNX Runtime needs room beside the weights for what lies between layers. */
const shareOfVram = 0.7;

const gigabyte = 1e9;

/** What the budget follows from. */
export interface BudgetFacts {
  readonly env: NodeJS.ProcessEnv;
  /** Bytes of the first graphics card; undefined where there is none. */
  readonly vramBytes?: number | undefined;
  /** Bytes that this process may use. */
  readonly ramBytes?: number;
}

/**
 * How much memory the models of one worker may take. TALKGRAPH_MODEL_MEMORY_GB and TALKGRAPH_MODEL_VRAM_GB say it for one worker,
 * `off` for no limit; else half the memory and 70 % of the card are shared by the TALKGRAPH_WORKERS workers.
 */
export function modelBudget({
  env,
  vramBytes,
  ramBytes = usableRam(),
}: BudgetFacts): Required<ModelMemoryOptions>['limits'] {
  const workers = Math.max(1, Number(env.TALKGRAPH_WORKERS) || 1);
  const ram = readLimit(env.TALKGRAPH_MODEL_MEMORY_GB, (shareOfRam * ramBytes) / workers);
  const usualVram = vramBytes ? (shareOfVram * vramBytes) / workers : undefined;
  const vram = readLimit(env.TALKGRAPH_MODEL_VRAM_GB, usualVram);
  return { ...(ram !== undefined && { ram }), ...(vram !== undefined && { vram }) };
}

/** What is no number is taken for nothing said; `talkgraph serve` has refused it by then. */
function readLimit(text: string | undefined, usual: number | undefined): number | undefined {
  if (text === 'off') return undefined;
  const gigabytes = Number(text);
  return text && gigabytes >= 0 ? gigabytes * gigabyte : usual;
}

/** Containers are given less than the machine has. */
function usableRam(): number {
  const given = process.constrainedMemory();
  return given > 0 ? Math.min(given, totalmem()) : totalmem();
}
