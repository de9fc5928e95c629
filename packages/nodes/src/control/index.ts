import { definePack } from '@talkgraph/engine';
import { makeList } from './make-list.js';
import { note } from './note.js';
import { previewAny } from './preview-any.js';
import { primitiveBoolean } from './primitive-boolean.js';
import { primitiveFloat } from './primitive-float.js';
import { primitiveInt } from './primitive-int.js';
import { primitiveString } from './primitive-string.js';
import { primitiveStringMultiline } from './primitive-string-multiline.js';
import { reroute } from './reroute.js';
import { stringConcatenate } from './string-concatenate.js';
import { switchNode } from './switch.js';

/** Values, branches and wires. */
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
    switchNode,
    makeList,
    reroute,
    note,
    previewAny,
  ],
});
