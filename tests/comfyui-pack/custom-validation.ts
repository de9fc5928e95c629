import { type CheckFacts, defineNode, float, type InputCheck, portType } from '@talkgraph/engine';
import { type ImageService, image, images, type StillBatch } from '@talkgraph/nodes';
import { className } from './python-text.js';
import { smart, variantCheck } from './smart-type.js';
import { combine, loadImages, mapEach, square512, store, storeFilled } from './tensor.js';

const category = 'Testing/Nodes';
const imageOrFloat = portType<StillBatch | number>('IMAGE,FLOAT');
const either = { type: imageOrFloat };
const names = ['input1', 'input2'] as const;

/** Two numbers: a white picture times both. Otherwise their product. */
async function multiply(service: ImageService, a: StillBatch | number, b: StillBatch | number): Promise<StillBatch> {
  if (typeof a === 'number' && typeof b === 'number') return storeFilled(service, a * b, square512);
  if (typeof a === 'number') return multiply(service, b, a);
  const first = await loadImages(service, a);
  if (typeof b === 'number')
    return store(
      service,
      mapEach(first, (value) => value * b),
    );
  return store(
    service,
    combine(first, await loadImages(service, b), (x, y) => x * y),
  );
}

/** Constants have to be numbers that were written as floats; pictures only come through links. */
function wrongConstant(constants: Parameters<InputCheck['check']>[0], facts: CheckFacts): string | undefined {
  for (const name of names) {
    const value = constants[name];
    const isFloat = facts.numberKind(name) === 'float';
    if (value === undefined || value === null || (typeof value === 'number' && isFloat)) continue;
    return `Invalid type of ${name}: ${className(value, isFloat)}`;
  }
  return undefined;
}

const customValidation1 = defineNode({
  type: 'TestCustomValidation1',
  version: 1,
  label: { en: 'Custom Validation 1', zh: '自定义校验 1' },
  category,
  summary: { en: 'Checks the kinds of its constants.', zh: '校验常量的种类。' },
  inputs: { input1: either, input2: either },
  outputs: { image: { type: image } },
  check: { inputs: names, check: (constants, facts) => wrongConstant(constants, facts) ?? true },
  run: async ({ input1, input2 }, ctx) => ({ image: await multiply(ctx.use(images), input1, input2) }),
});

const customValidation2 = defineNode({
  type: 'TestCustomValidation2',
  version: 1,
  label: { en: 'Custom Validation 2', zh: '自定义校验 2' },
  category,
  summary: { en: 'Checks the types of its links itself.', zh: '自行校验连线的类型。' },
  inputs: { input1: either, input2: either },
  outputs: { image: { type: image } },
  check: {
    inputs: names,
    types: true,
    check(constants, facts) {
      const wrong = wrongConstant(constants, facts);
      if (wrong !== undefined) return wrong;
      for (const name of names) {
        const type = facts.types[name]?.name ?? 'IMAGE';
        if (type !== 'IMAGE' && type !== 'FLOAT') return `Invalid type of ${name}: ${type}`;
      }
      return true;
    },
  },
  run: async ({ input1, input2 }, ctx) => ({ image: await multiply(ctx.use(images), input1, input2) }),
});

const customValidation3 = defineNode({
  type: 'TestCustomValidation3',
  version: 1,
  label: { en: 'Custom Validation 3', zh: '自定义校验 3' },
  category,
  summary: { en: 'Takes variants of types.', zh: '接受类型的变体。' },
  inputs: { input1: either, input2: either },
  outputs: { image: { type: smart(image) } },
  check: variantCheck({ input1: imageOrFloat, input2: imageOrFloat }),
  run: async ({ input1, input2 }, ctx) => ({ image: await multiply(ctx.use(images), input1, input2) }),
});

const customValidation4 = defineNode({
  type: 'TestCustomValidation4',
  version: 1,
  label: { en: 'Custom Validation 4', zh: '自定义校验 4' },
  category,
  summary: { en: 'Checks constants after they were converted.', zh: '在转换之后校验常量。' },
  inputs: { input1: { type: float }, input2: { type: float } },
  outputs: { image: { type: image } },
  check: { inputs: names, check: (constants, facts) => wrongConstant(constants, facts) ?? true },
  run: async ({ input1, input2 }, ctx) => ({ image: await multiply(ctx.use(images), input1, input2) }),
});

const customValidation5 = defineNode({
  type: 'TestCustomValidation5',
  version: 1,
  label: { en: 'Custom Validation 5', zh: '自定义校验 5' },
  category,
  summary: { en: 'Judges all inputs itself, so limits do not count.', zh: '自行校验全部输入，因此上下限不生效。' },
  inputs: { input1: { type: float, min: 0, max: 1 }, input2: { type: float, min: 0, max: 1 } },
  outputs: { image: { type: image } },
  check: {
    inputs: 'all',
    check: ({ input2 }) => (input2 === 7 ? "7s are not allowed. I've never liked 7s." : true),
  },
  run: async ({ input1, input2 }, ctx) => ({ image: await multiply(ctx.use(images), input1, input2) }),
});

export const customValidation = [
  customValidation1,
  customValidation2,
  customValidation3,
  customValidation4,
  customValidation5,
];
