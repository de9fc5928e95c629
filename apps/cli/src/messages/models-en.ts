import type { KnownModel, ModelCondition } from '@talkgraph/runtime';

export const modelsEn = {
  summary: 'lists, adds, checks and removes the models of your own',
  action: 'list, add, verify or remove',
  target: 'file or folder to add; or model, as in lipsync/wav2lip_gan.onnx',
  known: 'also lists models worth fetching, with their licences',
  kind: 'what the model is for: lipsync, tts, asr, face-enhance or fonts (default: told by its content)',
  name: 'what it shall be called here (default: as its file)',
  link: 'links to it where it lies instead of copying it',
  replace: 'takes the place of a model of the same name',
  licence: 'licence to note in the list',
  source: 'where it is from, to note in the list',
  note: 'anything else to note in the list',
  yes: 'removes without asking',
  none: (folder: string) =>
    `There is no model in ${folder} yet. "talkgraph models list --known" shows what there is to fetch.`,
  worthFetching: 'Worth fetching (nothing is downloaded by Talkgraph):',
  fetch: (path: string, source: string) => `→ ${path}   ${source}`,
  commercial: {
    yes: 'business use allowed',
    no: 'not for business',
    unclear: 'business use unclear',
  } satisfies Record<KnownModel['commercial'], string>,
  conditions: {
    ok: 'ok',
    unchecked: 'not checked yet',
    changed: 'changed',
    missing: 'missing',
    unlisted: 'not listed',
  } satisfies Record<ModelCondition, string>,
  noLicence: 'licence not noted',
  stages: { copy: 'Copying', hash: 'Reading' },
  added: (path: string, what: string, size: string) => `Added ${path} (${what}, ${size}).`,
  fine: (path: string, what: string) => `${path}: as listed, and it opens (${what}).`,
  notListed: (path: string, what: string) =>
    `${path}: it opens (${what}), but is not listed. List it: talkgraph models add`,
  differing: (path: string, files: string) => `${path}: not as it was listed: ${files}`,
  gone: (path: string) => `${path}: listed, but not there.`,
  broken: (path: string, problem: string) => `${path}: ${problem}`,
  askRemove: (path: string, size: string) => `Remove ${path} (${size})? [y/N] `,
  kept: 'Nothing was removed.',
  removed: (path: string) => `Removed ${path}.`,
};
