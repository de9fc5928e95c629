import { firstIndex } from '@talkgraph/media';
import type { Stress } from '../prosody/prosody.js';
import { arousalRate, type Intonation } from './intonation.js';

/** Prominence at which a syllable only just counts as stressed. */
const leastProminence = 0.42;

/** How much a stress matters to face and head, 0..1. */
export function weightOf({ prominence }: Stress): number {
  return Math.min(1, Math.max(0, (prominence - leastProminence) / (1 - leastProminence)));
}

/** Arousal of the voice at a moment, 0..1; 0.5 where nothing was heard. */
export function arousalAt({ arousal }: Intonation, seconds: number): number {
  if (arousal.length === 0) return 0.5;
  const place = Math.min(arousal.length - 1, Math.max(0, seconds * arousalRate - 0.5));
  const i = Math.floor(place);
  const next = arousal[Math.min(arousal.length - 1, i + 1)]!;
  return arousal[i]! + (next - arousal[i]!) * (place - i);
}

/** How strongly a moment is stressed: a smooth bump of `reach` seconds to either side of syllables of at least `least`. */
export function stressNear({ stresses }: Intonation, seconds: number, reach: number, least: number): number {
  let most = 0;
  const first = firstIndex(stresses.length, (i) => stresses[i]!.seconds >= seconds - reach);
  for (let i = first; i < stresses.length; i++) {
    const stress = stresses[i]!;
    if (stress.seconds > seconds + reach) break;
    const weight = weightOf(stress);
    if (weight < least) continue;
    const near = 1 - Math.abs(seconds - stress.seconds) / reach;
    most = Math.max(most, weight * near * near * (3 - 2 * near));
  }
  return most;
}
