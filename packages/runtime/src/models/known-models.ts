import { parse } from 'node:path';
import type { LocalizedText } from '@talkgraph/errors';
import { faceModels, lipSyncModels } from './known-picture-models.js';
import { recognitionModels, voiceModels } from './known-speech-models.js';
import type { ModelKind } from './model-kinds.js';
import { modelLicences } from './model-licences.js';

/**
 * A model that is known to work here and that people can fetch for themselves. Nothing is fetched by Talkgraph. Facts are those
 * of the places named; where nobody says something, it is left out.
 */
export interface KnownModel {
  readonly kind: ModelKind;
  /** Name of its file or folder, as it is published. */
  readonly name: string;
  /** What it is also published as. */
  readonly alias?: readonly string[];
  readonly summary: LocalizedText;
  /** SPDX identifier or the licence's own name; what is not settled is said so. */
  readonly licence: LocalizedText;
  /** Whether its licence lets it be used for business. */
  readonly commercial: 'yes' | 'no' | 'unclear';
  /** The page to fetch it from. */
  readonly source: string;
  /** Size of what lies in models/ then, in MB, as far as its makers say. */
  readonly megabytes?: number;
}

const fonts: readonly KnownModel[] = [
  {
    kind: 'fonts',
    name: 'LXGWWenKai-Regular.ttf',
    summary: { en: 'A Chinese Kai typeface for subtitles and cards.', zh: '霞鹜文楷：适合字幕和字卡的楷体。' },
    licence: modelLicences.openFont,
    commercial: 'yes',
    source: 'https://github.com/lxgw/LxgwWenKai/releases',
  },
];

/** Models worth fetching, by kind. */
export const knownModels: readonly KnownModel[] = [
  ...lipSyncModels,
  ...voiceModels,
  ...recognitionModels,
  ...faceModels,
  ...fonts,
];

/** What is known of a model by its name. */
export function knownModelOf(kind: ModelKind, name: string): KnownModel | undefined {
  const plain = (text: string) => (kind === 'tts' ? text : parse(text).name).toLowerCase();
  return knownModels.find((model) => {
    return model.kind === kind && [model.name, ...(model.alias ?? [])].some((one) => plain(one) === plain(name));
  });
}
