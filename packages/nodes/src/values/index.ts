import { definePack } from '@talkgraph/engine';
import { booleanLogic } from './boolean-logic.js';
import { compare } from './compare.js';
import { dateText } from './date-text.js';
import { jsonPath } from './json-path.js';
import { listItem } from './list-item.js';
import { listLength } from './list-length.js';
import { mathExpression } from './math-expression.js';
import { randomChoice } from './random-choice.js';
import { randomNumber } from './random-number.js';
import { textReplace } from './text-replace.js';
import { textSplit } from './text-split.js';
import { textTemplate } from './text-template.js';
import { textTrim } from './text-trim.js';
import { toNumber } from './to-number.js';
import { toText } from './to-text.js';

/** Numbers, texts, conditions, lists: what a workflow decides and names things by. */
export const valuesPack = definePack({
  name: 'values',
  version: '0.1.0',
  label: { en: 'Values', zh: '数值与文本' },
  nodes: [
    textTemplate,
    textReplace,
    textSplit,
    textTrim,
    mathExpression,
    compare,
    booleanLogic,
    toNumber,
    toText,
    dateText,
    randomNumber,
    randomChoice,
    listItem,
    listLength,
    jsonPath,
  ],
});
