import { definePack } from '@talkgraph/engine';
import { breakNode } from './break.js';
import { ifNode } from './if.js';
import { forEach } from './loops/for-each.js';
import { forEachEnd } from './loops/for-each-end.js';
import { repeat } from './loops/repeat.js';
import { repeatEnd } from './loops/repeat-end.js';
import { variantValue } from './loops/variant-value.js';
import { variants } from './loops/variants.js';
import { variantsEnd } from './loops/variants-end.js';
import { makeList } from './make-list.js';
import { note } from './note.js';
import { previewAny } from './preview-any.js';
import { primitiveBoolean } from './primitive-boolean.js';
import { primitiveFloat } from './primitive-float.js';
import { primitiveInt } from './primitive-int.js';
import { primitiveString } from './primitive-string.js';
import { primitiveStringMultiline } from './primitive-string-multiline.js';
import { reroute } from './reroute.js';
import { skipAndLog } from './skip-and-log.js';
import { stringConcatenate } from './string-concatenate.js';
import { switchNode } from './switch.js';
import { switchCase } from './switch-case.js';

/** Values, branches, loops and wires. */
export const controlPack = definePack({
  name: 'control',
  version: '0.1.0',
  label: { en: 'Control', zh: '流程控制' },
  nodes: [
    primitiveInt,
    primitiveFloat,
    primitiveString,
    primitiveStringMultiline,
    primitiveBoolean,
    stringConcatenate,
    ifNode,
    switchNode,
    switchCase,
    forEach,
    forEachEnd,
    repeat,
    repeatEnd,
    breakNode,
    skipAndLog,
    variants,
    variantsEnd,
    variantValue,
    makeList,
    reroute,
    note,
    previewAny,
  ],
});
