import { any, childOutput, defineNode, int, type Json, nodeResult, type SubgraphInput } from '@talkgraph/engine';
import { failure } from './failure.js';
import { flowControl, loopInputs, loopOutputs } from './loop-ports.js';
import { smart, variantCheck } from './smart-type.js';

const category = 'Testing/Flow';
const counted = [1, 2, 3, 4] as const;

const { value0: _counter, ...valueOutputs } = loopOutputs;

const forLoopOpen = defineNode({
  type: 'TestForLoopOpen',
  version: 1,
  label: { en: 'For Loop Open', zh: '计数循环开始' },
  category,
  summary: { en: 'Where the body of a counted loop begins.', zh: '计数循环体的起点。' },
  inputs: {
    remaining: { type: int, default: 1, mustBeGiven: true, min: 0, max: 100_000, step: 1 },
    ...loopInputs,
    // The counter; the loop itself sets it on its copies.
    initial_value0: { ...loopInputs.initial_value0, hidden: true },
  },
  outputs: {
    flow_control: { type: smart(flowControl), name: 'flow_control' },
    remaining: { type: smart(int), name: 'remaining' },
    ...valueOutputs,
  },
  check: variantCheck({ remaining: int }),
  run(inputs, ctx) {
    const remaining = (inputs.initial_value0 as number | null | undefined) ?? inputs.remaining;
    // Counting down from 0 would never meet 0 again.
    if (remaining < 1) throw failure('ValueError', `A loop needs at least one round, not ${remaining}`);
    const values = counted.map((n) => (inputs[`initial_value${n}`] as Json | undefined) ?? null);
    const graph = ctx.subgraph();
    const carried = Object.fromEntries(counted.map((n, index) => [`initial_value${n}`, values[index]]));
    graph.node('TestWhileLoopOpen', { condition: remaining, initial_value0: remaining, ...carried });
    const outputs = Object.fromEntries(counted.map((n, index) => [`value${n}`, values[index]]));
    return nodeResult({ outputs: { flow_control: 'stub', remaining, ...outputs }, expand: graph });
  },
});

const raw = { type: any, optional: true, rawLink: true } as const;

const forLoopClose = defineNode({
  type: 'TestForLoopClose',
  version: 1,
  label: { en: 'For Loop Close', zh: '计数循环结束' },
  category,
  summary: { en: 'Runs the body as often as was said at its beginning.', zh: '按起点给定的次数运行循环体。' },
  inputs: {
    flow_control: { type: flowControl, rawLink: true },
    initial_value1: raw,
    initial_value2: raw,
    initial_value3: raw,
    initial_value4: raw,
  },
  outputs: valueOutputs,
  check: variantCheck({ flow_control: flowControl }),
  run(inputs, ctx) {
    const [open, slot] = inputs.flow_control!;
    const graph = ctx.subgraph();
    const left = graph.node('TestIntMathOperation', { operation: 'subtract', a: childOutput(open, 1), b: 1 });
    const condition = graph.node('TestToBoolNode', { value: left.out(0) });
    const close = graph.node('TestWhileLoopClose', {
      flow_control: childOutput(open, slot),
      condition: condition.out(0),
      initial_value0: left.out(0),
      ...Object.fromEntries(counted.map((n) => [`initial_value${n}`, asInput(inputs[`initial_value${n}`])])),
    });
    return nodeResult({ outputs: Object.fromEntries(counted.map((n) => [`value${n}`, close.out(n)])), expand: graph });
  },
});

function asInput(given: readonly [string, number] | undefined): SubgraphInput {
  return given === undefined ? null : childOutput(given[0], given[1]);
}

export const forLoop = [forLoopOpen, forLoopClose];
