import { readFile } from 'node:fs/promises';
import { type ArtifactStore, any, defineNode, type NodeContext, nodeResult } from '@talkgraph/engine';
import { media } from '../capabilities.js';
import { secondsOf } from '../media/checked-clip.js';
import { isClip } from '../media/is-clip.js';
import type { StillBatch } from '../ports.js';

/** Letters that are shown of a value. */
const longestText = 100_000;

export const previewAny = defineNode({
  type: 'PreviewAny',
  version: 1,
  label: { en: 'Preview as Text', zh: '文本预览' },
  category: 'control',
  summary: {
    en: 'Shows what comes in as text: numbers, sentences, reports, facts about a clip.',
    zh: '以文本形式显示输入内容：数字、语句、报告或片段信息。',
  },
  keywords: ['show', 'text', 'json', 'debug', '显示', '调试'],
  inputs: {
    source: {
      type: any,
      label: { en: 'Anything', zh: '任意' },
      tooltip: { en: 'What shall be shown.', zh: '要显示的内容。' },
    },
  },
  outputs: {},
  outputNode: true,
  async run({ source }, context) {
    if (typeof source === 'string') return nodeResult({ ui: { text: [source] } });
    const shown = (await storedText(source, context.store)) ?? JSON.stringify(factsOf(source, context), undefined, 2);
    // A table of 100,000 rows would be kept in history and sent to every page.
    return nodeResult({ ui: { text: [shown.length > longestText ? `${shown.slice(0, longestText)}\n…` : shown] } });
  },
});

/** What a person wants to know of a clip or of pictures; everything else as it is. */
function factsOf(source: unknown, { use }: Pick<NodeContext, 'use'>): unknown {
  if (typeof source !== 'object' || source === null) return source;
  if ('stills' in source && Array.isArray(source.stills)) {
    const [first] = source.stills as StillBatch['stills'];
    return { pictures: source.stills.length, width: first?.width ?? 0, height: first?.height ?? 0 };
  }
  if (!isClip(source)) return source;
  const info = use(media).describe(source);
  return { seconds: secondsOf(info), ...info };
}

/** The text of a stored JSON document, such as a report, that a value refers to; indented, to be read by people. */
async function storedText(source: unknown, store: ArtifactStore): Promise<string | undefined> {
  if (typeof source !== 'object' || source === null || !('artifact' in source)) return undefined;
  const { artifact } = source;
  if (typeof artifact !== 'string' || !artifact.endsWith('.json')) return undefined;
  const path = await store.find(artifact);
  return path === undefined ? undefined : JSON.stringify(JSON.parse(await readFile(path, 'utf8')), undefined, 2);
}
