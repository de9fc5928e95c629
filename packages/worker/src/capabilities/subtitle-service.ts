import { createHash } from 'node:crypto';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join, parse } from 'node:path';
import type { ArtifactStore } from '@talkgraph/engine';
import { captionStyles, fontLibrary } from '@talkgraph/media';
import type { DocumentReference, MediaService, SubtitleService } from '@talkgraph/nodes';
import { type Home, modelFolder, modelNames } from '@talkgraph/runtime';
import { readSubtitles, type SpokenText, type SubtitlesDocument, subtitlesSchema } from '@talkgraph/subtitles';
import { documentMissing, documentUnknown, fontMissing, subtitlesFileTooLarge } from '../errors.js';

/** What the service is built on. */
export interface SubtitleServiceOptions {
  readonly store: ArtifactStore;
  readonly media: Pick<MediaService, 'fingerprint'>;
  /** The home, whose models/fonts/ holds the user's. */
  readonly home: Pick<Home, 'models'>;
}

/** A feature film has about 100 KB of subtitles. */
const mostBytes = 20_000_000;

/** Subtitles as JSON files of the artifact store, and the fonts that they are drawn with. */
export function createSubtitleService({ store, media, home }: SubtitleServiceOptions): SubtitleService {
  const readDocument = async (reference: DocumentReference, schema: string) => {
    if (reference.schema !== schema || reference.version !== 1) {
      throw documentUnknown({ wanted: schema, given: `${reference.schema}/${reference.version}` });
    }
    const path = await store.find(reference.artifact);
    if (path === undefined) throw documentMissing({ artifact: reference.artifact });
    return JSON.parse(await readFile(path, 'utf8')) as object;
  };
  return {
    async readFile(path, name) {
      const { size } = await stat(path);
      if (size > mostBytes) throw subtitlesFileTooLarge({ file: name, megabytes: Math.round(size / 1e6) });
      return readSubtitles(await readFile(path), name);
    },
    read: async (subtitles) => (await readDocument(subtitles, subtitlesSchema.schema)) as SubtitlesDocument,
    readAlignment: async (alignment) => (await readDocument(alignment, 'talkgraph.alignment')) as SpokenText,
    async store(document) {
      const text = JSON.stringify({ schema: `${subtitlesSchema.schema}/${subtitlesSchema.version}`, ...document });
      const artifact = `${createHash('sha256').update(text).digest('hex')}.json`;
      if ((await store.find(artifact)) === undefined) await store.put(artifact, (path) => writeFile(path, text));
      return { artifact, ...subtitlesSchema, summary: summaryOf(document) };
    },
    style: (name) => captionStyles[name],
    missingCharacters: (text) => fontLibrary.missingFrom(text),
    async font(name) {
      const fonts = await modelNames(home, 'fonts');
      const wanted = name.trim().toLowerCase();
      const found = fonts.find((file) => [file, parse(file).name].some((each) => each.toLowerCase() === wanted));
      if (found === undefined) throw fontMissing({ name, known: fonts.map((file) => parse(file).name) });
      return media.fingerprint(join(modelFolder(home, 'fonts'), found));
    },
  };
}

/** How many cues there are, until when, and the first few, for clients that do not open the document. */
function summaryOf({ language, cues }: SubtitlesDocument) {
  return {
    cues: cues.length,
    seconds: Math.round(Math.max(0, ...cues.slice(-50).map((cue) => cue.endSeconds)) * 1000) / 1000,
    ...(language !== undefined && { language }),
    ...(cues[0] && { first: cues[0].text }),
  };
}
