import { combo, defineNode, int } from '@talkgraph/engine';
import { failure } from './failure.js';

const widest = 2n ** 64n - 1n;
const number = { type: int, default: 0, mustBeGiven: true, min: -widest, max: widest, step: 1 } as const;

/** Beyond this the result has more digits than anybody wants to wait for. */
const mostBits = 1_000_000;

export const intMath = defineNode({
  type: 'TestIntMathOperation',
  version: 1,
  label: { en: 'Int Math Operation', zh: '整数运算' },
  category: 'Testing/Logic',
  summary: { en: 'Adds, subtracts, multiplies, divides… whole numbers.', zh: '整数的加、减、乘、除等运算。' },
  inputs: {
    a: number,
    b: number,
    operation: { type: combo(['add', 'subtract', 'multiply', 'divide', 'modulo', 'power']) },
  },
  outputs: { result: { type: int } },
  run: ({ a, b, operation }) => ({ result: operation === 'power' ? power(a, b) : Number(exact(operation, a, b)) }),
});

function exact(operation: 'add' | 'subtract' | 'multiply' | 'divide' | 'modulo', x: number, y: number): bigint {
  const a = BigInt(x);
  const b = BigInt(y);
  switch (operation) {
    case 'add':
      return a + b;
    case 'subtract':
      return a - b;
    case 'multiply':
      return a * b;
    case 'divide':
      return (a - modulo(a, b)) / b;
    case 'modulo':
      return modulo(a, b);
  }
}

/** The remainder has the sign of the divisor, as in Python: -7 mod 3 = 2. */
function modulo(a: bigint, b: bigint): bigint {
  if (b === 0n) throw failure('ZeroDivisionError', 'integer division or modulo by zero');
  const rest = a % b;
  return rest !== 0n && rest < 0n !== b < 0n ? rest + b : rest;
}

function power(a: number, b: number): number {
  if (b < 0 && a === 0) throw failure('ZeroDivisionError', '0.0 cannot be raised to a negative power');
  if (b < 0) return a ** b;
  if (b * Math.log2(Math.max(Math.abs(a), 1)) > mostBits) throw failure('OverflowError', 'the result is too large');
  return Number(BigInt(a) ** BigInt(b));
}
