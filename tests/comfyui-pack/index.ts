import { definePack } from '@talkgraph/engine';
import { accumulations } from './accumulation.js';
import { asyncChecks } from './async-checks.js';
import { asyncFailures } from './async-failures.js';
import { asyncResources } from './async-resources.js';
import { conditions } from './conditions.js';
import { customValidation } from './custom-validation.js';
import { executionBlocker } from './execution-blocker.js';
import { expansion } from './expansion.js';
import { forLoop } from './for-loop.js';
import { intMath } from './int-math.js';
import { isChanged } from './is-changed.js';
import { makeList } from './make-list.js';
import { mixing } from './mixing.js';
import { progressUpdates } from './progress-updates.js';
import { sleeping } from './sleep.js';
import { stubs } from './stubs.js';
import { toBool } from './to-bool.js';
import { whileLoop } from './while-loop.js';

/**
 * The nodes that ComfyUI's own execution tests are written with, so that those tests can be run against a Talkgraph
 * server. Made from a description of their behaviour, not from their code. To use it, copy this folder into custom_nodes.
 */
export default definePack({
  name: 'comfyui-testing-pack',
  version: '1.0.0',
  label: { en: 'ComfyUI testing pack', zh: 'ComfyUI 测试节点包' },
  nodes: [
    ...stubs,
    ...mixing,
    ...isChanged,
    ...customValidation,
    ...expansion,
    ...sleeping,
    executionBlocker,
    ...whileLoop,
    ...forLoop,
    ...accumulations,
    makeList,
    intMath,
    ...conditions,
    toBool,
    ...asyncChecks,
    ...asyncFailures,
    ...asyncResources,
    ...progressUpdates,
  ],
});
