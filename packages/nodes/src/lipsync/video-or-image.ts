import { type CheckFacts, type InputCheck, type InputSpecs, portType, typesMatch } from '@talkgraph/engine';
import type { LocalizedText } from '@talkgraph/errors';
import type { Clip } from '@talkgraph/media';
import { image, type StillBatch, video } from '../ports.js';

/**
 * A socket that clients see as VIDEO, and that takes IMAGE links too: the name on the wire is the one that existing
 * clients look for, so the node judges the types of its links by itself.
 */
export const videoOrImage = portType<Clip | StillBatch>(video.name);

/** Checks the links of a node whose `videoInput` also takes pictures; all others as the engine would. */
export function acceptsImageAt(videoInput: string, inputs: InputSpecs): InputCheck {
  return {
    inputs: [videoInput],
    types: true,
    check: (_constants, { types }) => firstMistake(videoInput, inputs, types) ?? true,
  };
}

function firstMistake(videoInput: string, inputs: InputSpecs, types: CheckFacts['types']): LocalizedText | undefined {
  for (const [name, received] of Object.entries(types)) {
    const input = inputs[name];
    if (!input || typesMatch(received, input.type)) continue;
    if (name === videoInput && typesMatch(received, image)) continue;
    const wanted = name === videoInput ? `${video.name} / ${image.name}` : input.type.name;
    return {
      en: `"${name}" takes ${wanted}, but ${received.name} is connected to it.`,
      zh: `“${name}”需要 ${wanted}，却连接了 ${received.name}。`,
    };
  }
  return undefined;
}
