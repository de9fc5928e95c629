import { any, blocked, boolean, defineNode } from '@talkgraph/engine';
import { smart, variantCheck } from './smart-type.js';

export const executionBlocker = defineNode({
  type: 'TestExecutionBlocker',
  version: 1,
  label: { en: 'Execution Blocker', zh: '执行阻断' },
  category: 'Testing/Flow',
  summary: { en: 'Stops what depends on it.', zh: '阻止依赖它的节点运行。' },
  inputs: {
    input: { type: any },
    block: { type: boolean },
    verbose: { type: boolean, default: false, mustBeGiven: true },
  },
  outputs: { output: { type: smart(any), name: 'output' } },
  check: variantCheck({ block: boolean, verbose: boolean }),
  run({ input, block, verbose }) {
    if (!block) return { output: input };
    return { output: verbose ? blocked('Blocked Execution') : blocked() };
  },
});
