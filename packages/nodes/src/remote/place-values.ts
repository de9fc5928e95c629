import type { Json } from '@talkgraph/engine';
import type { ComfyPrompt, ComfyPromptNode } from './comfy-prompt.js';
import { remotePlaceUnclear, remoteValueMissing } from './remote-errors.js';
import { type Placement, readSettings, shortName } from './remote-settings.js';

/** What may be connected to the node, by the names that stand for it in `{{…}}`. */
export const placeholders = ['video', 'audio', 'image', 'image_2', 'text', 'text_2', 'number', 'number_2'] as const;
export type Placeholder = (typeof placeholders)[number];

const mark = /\{\{\s{0,8}([a-z]{1,8}(?:_2)?)\s{0,8}\}\}/g;

/**
 * Decides what goes where: the lines that the user wrote, then placeholders in the workflow itself, then, for what is
 * connected and named in neither, the one node that loads such a thing.
 * @throws REMOTE_SETTING_INVALID, REMOTE_VALUE_MISSING, REMOTE_PLACE_UNCLEAR
 */
export function placeValues(
  prompt: ComfyPrompt,
  settings: string,
  given: ReadonlySet<Placeholder>,
): readonly Placement[] {
  const written = readSettings(prompt, settings);
  const isWritten = (node: string, input: string) => written.some((one) => one.node === node && one.input === input);
  const inside = Object.entries(prompt).flatMap(([node, { inputs }]) =>
    Object.entries(inputs)
      .filter(([input, value]) => marksIn(value).length > 0 && !isWritten(node, input))
      .map(([input, value]) => ({ node, input, value })),
  );
  const placed = [...written, ...inside];
  const named = new Set(placed.flatMap(({ value }) => marksIn(value)));
  for (const name of named) if (!given.has(name)) throw remoteValueMissing({ name });
  const found = placeholders
    .filter((name) => given.has(name) && !named.has(name))
    .map((name) => findPlace(prompt, name));
  return [...placed, ...found];
}

/** The workflow with everything in its place. */
export function filledPrompt(
  prompt: ComfyPrompt,
  placements: readonly Placement[],
  values: Readonly<Partial<Record<Placeholder, string | number>>>,
): ComfyPrompt {
  const nodes = new Map<string, ComfyPromptNode>(Object.entries(prompt));
  for (const { node, input, value } of placements) {
    const before = nodes.get(node) as ComfyPromptNode;
    nodes.set(node, { ...before, inputs: { ...before.inputs, [input]: filled(value, values) } });
  }
  return Object.fromEntries(nodes);
}

/** A text that is a placeholder and nothing else takes its value as it is: numbers stay numbers. */
function filled(value: Json, values: Readonly<Partial<Record<Placeholder, string | number>>>): Json {
  if (typeof value !== 'string') return value;
  const [only] = marksIn(value);
  if (only !== undefined && value.trim().replace(mark, '') === '') return values[only] ?? value;
  return value.replace(mark, (all, name: string) => String(values[name as Placeholder] ?? all));
}

function marksIn(value: Json): readonly Placeholder[] {
  if (typeof value !== 'string' || !value.includes('{{')) return [];
  const names = [...value.matchAll(mark)].map(([, name]) => name as Placeholder);
  return names.filter((name) => placeholders.includes(name));
}

/** Loading nodes of ComfyUI and of the packs that most people have, and the input that names the file. */
const usualLoaders: Readonly<Record<string, readonly string[]>> = {
  video: ['LoadVideo', 'VHS_LoadVideo'],
  audio: ['LoadAudio', 'VHS_LoadAudioUpload'],
  image: ['LoadImage'],
};
const fileInputs: Readonly<Record<string, readonly string[]>> = {
  video: ['video', 'file'],
  audio: ['audio'],
  image: ['image'],
};
/** Loaders that take no name of an uploaded file. */
const otherLoaders = /path|url|folder|director|batch|latent|mask/i;
const textInputs: readonly string[] = ['text', 'prompt', 'positive', 'positive_prompt', 'string'];

function findPlace(prompt: ComfyPrompt, name: Placeholder): Placement {
  const value = `{{${name}}}`;
  const kind = name.replace('_2', '');
  const candidates =
    kind === 'number' ? numberPlaces(prompt) : kind === 'text' ? textPlaces(prompt) : loaders(prompt, kind);
  const [only] = candidates;
  // A second one, and a number, could be meant for anything.
  if (only !== undefined && candidates.length === 1 && kind !== 'number' && name === kind) return { ...only, value };
  const lines = candidates.slice(0, 8).map(({ node, input }) => `${node}.${input} = ${value}`);
  const nodes = candidates.slice(0, 8).map(({ node }) => shortName(prompt, node));
  throw remotePlaceUnclear({ name, lines, nodes });
}

type Place = Omit<Placement, 'value'>;

function loaders(prompt: ComfyPrompt, kind: string): readonly Place[] {
  const usual = Object.keys(prompt).filter((id) => usualLoaders[kind]?.includes(prompt[id]?.class_type ?? ''));
  const all = Object.keys(prompt).filter((id) => {
    const type = prompt[id]?.class_type ?? '';
    return /load/i.test(type) && !otherLoaders.test(type);
  });
  const placeIn = (id: string): readonly Place[] => {
    const { inputs = {}, class_type: type = '' } = prompt[id] ?? {};
    const input = fileInputs[kind]?.find(
      (one) => typeof inputs[one] === 'string' && (one !== 'file' || /video/i.test(type)),
    );
    return input === undefined ? [] : [{ node: id, input }];
  };
  const first = usual.flatMap(placeIn);
  return first.length > 0 ? first : all.flatMap(placeIn);
}

/** Texts that are typed in; where there are several, the one that a sampler takes as what is wanted. */
function textPlaces(prompt: ComfyPrompt): readonly Place[] {
  const places = Object.entries(prompt).flatMap(([node, { inputs, class_type: type }]) =>
    /load|save|combine/i.test(type)
      ? []
      : textInputs.filter((input) => typeof inputs[input] === 'string').map((input) => ({ node, input })),
  );
  if (places.length < 2) return places;
  const wanted = new Set(
    Object.values(prompt).flatMap(({ inputs }) => (Array.isArray(inputs.positive) ? [String(inputs.positive[0])] : [])),
  );
  const positive = places.filter(({ node }) => wanted.has(node));
  return positive.length === 1 ? positive : places;
}

function numberPlaces(prompt: ComfyPrompt): readonly Place[] {
  const places = Object.entries(prompt).flatMap(([node, { inputs }]) =>
    Object.keys(inputs)
      .filter((input) => typeof inputs[input] === 'number')
      .map((input) => ({ node, input })),
  );
  const seeds = places.filter(({ input }) => /seed/.test(input));
  return [...seeds, ...places.filter((place) => !seeds.includes(place))];
}
