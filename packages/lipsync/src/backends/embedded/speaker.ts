import { type ExpressionPlan, planExpression } from '../../life/expression-plan.js';
import { type Intonation, noIntonation } from '../../life/intonation.js';
import type { MouthTrack } from '../../mouth-track.js';
import { smoothMouthTrack } from '../../viseme/smooth-mouth-track.js';
import type { LipSyncDocuments } from './lip-sync-op.js';
import type { LipSyncParams } from './lip-sync-params.js';

/** What a person does over time, whatever picture shows it. */
export interface Speaker {
  readonly mouth: MouthTrack;
  readonly intonation: Intonation;
  /** Undefined where the face keeps its own look throughout. */
  readonly expression: ExpressionPlan | undefined;
}

/** Opens what a recipe says of the speech. */
export async function openSpeaker(params: LipSyncParams, documents: LipSyncDocuments): Promise<Speaker> {
  const { controls, mouthTrack, intonation: key } = params;
  const mouth = smoothMouthTrack(await documents.openMouthTrack(mouthTrack), controls.smoothness);
  const intonation = key === undefined ? noIntonation : await documents.openIntonation(key);
  const plan = controls.expression && planExpression(controls.expression, intonation);
  return { mouth, intonation, expression: plan?.moves ? plan : undefined };
}

/** A number from a document's key, so that the same person always moves alike. */
export function seedOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
