import { int } from '@talkgraph/engine';

/** A seed: the same one gives the same result, which is then found in the cache. */
export const seedInput = {
  type: int,
  default: 0,
  min: 0,
  max: Number.MAX_SAFE_INTEGER,
  controlAfterGenerate: true,
  label: { en: 'Seed', zh: '随机种子' },
  tooltip: {
    en: 'The same seed gives the same result. Let it change after each run to get another one.',
    zh: '相同的种子得到相同的结果；设为运行后变化即可每次不同。',
  },
} as const;
