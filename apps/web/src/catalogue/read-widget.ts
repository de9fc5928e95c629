import type { Json } from '@talkgraph/engine';
import type { InputConfig, InputExtras } from '@talkgraph/protocol';
import type { Widget } from './node-type.js';

/** How an input is set by hand, by its entry in `object_info`; undefined where only a link can feed it. */
export function readWidget([shape, options = {}]: InputConfig, extras: InputExtras): Widget | undefined {
  if (options.forceInput === true || options.rawLink === true) return undefined;
  const choices = choicesOf(shape, options);
  const media = extras.upload ?? uploadOf(options);
  if (media) return { kind: 'file', media, choices: choices.filter((choice) => typeof choice === 'string') };
  if (typeof shape !== 'string' || shape === 'COMBO') {
    return { kind: 'choice', choices, ...(extras.choiceLabels && { labels: extras.choiceLabels }) };
  }
  if (shape === 'INT' || shape === 'FLOAT') {
    return {
      kind: shape === 'INT' ? 'int' : 'float',
      ...limit('min', options.min),
      ...limit('max', options.max),
      ...limit('step', options.step),
    };
  }
  if (shape === 'BOOLEAN') return { kind: 'switch' };
  if (shape !== 'STRING') return undefined;
  const placeholder =
    extras.placeholder ??
    (typeof options.placeholder === 'string' ? { en: options.placeholder, zh: options.placeholder } : undefined);
  return {
    kind: 'text',
    multiline: options.multiline === true,
    ...(placeholder && { placeholder }),
    ...(extras.profile !== undefined && { profile: extras.profile }),
    ...(extras.model !== undefined && { model: extras.model }),
    ...(extras.colour && { colour: true }),
  };
}

/** Listed in place of the type, or, as newer servers write it, among the options. */
function choicesOf(shape: InputConfig[0], options: InputConfig[1]): readonly Json[] {
  if (typeof shape !== 'string') return shape;
  return Array.isArray(options.options) ? (options.options as readonly Json[]) : [];
}

function uploadOf(options: InputConfig[1]): 'image' | 'audio' | 'video' | 'file' | undefined {
  return (['image', 'audio', 'video', 'file'] as const).find((media) => options[`${media}_upload`] === true);
}

function limit<K extends string>(name: K, value: unknown): { readonly [key in K]?: number } {
  return typeof value === 'number' ? ({ [name]: value } as { [key in K]: number }) : {};
}
