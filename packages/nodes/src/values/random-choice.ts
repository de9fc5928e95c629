import { any, defineNode, int, string } from '@talkgraph/engine';
import { listEmpty } from '../errors.js';
import { seedInput } from './seed-input.js';
import { seededRandom } from './seeded-random.js';

export const randomChoice = defineNode({
  type: 'RandomChoice',
  version: 1,
  label: { en: 'Random Choice', zh: '随机选取' },
  category: 'values',
  summary: { en: 'Takes one of several lines, or one item of a list.', zh: '从多行文本或列表中随机取一项。' },
  keywords: ['random', 'pick', 'draw', 'any', '随机', '抽取', '任选'],
  inputs: {
    choices: {
      type: string,
      multiline: true,
      optional: true,
      default: '',
      label: { en: 'Choices', zh: '候选项' },
      placeholder: { en: 'one per line', zh: '每行一项' },
      tooltip: { en: 'One per line; used where no list is connected.', zh: '每行一项，未连接列表时使用。' },
    },
    list: {
      type: any,
      optional: true,
      label: { en: 'List', zh: '列表' },
      tooltip: { en: 'Anything; all of its items are taken together.', zh: '任意列表，从其中所有项里选取。' },
    },
    seed: seedInput,
  },
  outputs: {
    '*': { type: any, name: '*', label: { en: 'Chosen', zh: '所选项' } },
    index: { type: int, name: 'index', label: { en: 'Number', zh: '序号' } },
  },
  inputIsList: true,
  run({ choices, list, seed }) {
    const lines = choices.flatMap((text) => text.split('\n')).flatMap((line) => line.trim() || []);
    const items = list.filter((item) => item !== undefined);
    const all: readonly unknown[] = items.length > 0 ? items : lines;
    if (all.length === 0) throw listEmpty({});
    const index = Math.floor(seededRandom(seed[0] ?? 0)() * all.length);
    return { '*': all[index], index };
  },
});
