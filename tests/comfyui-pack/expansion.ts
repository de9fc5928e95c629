import { defineNode, float, int, nodeResult, portType, string } from '@talkgraph/engine';
import { image, images } from '@talkgraph/nodes';
import { asConstant, square512, storeFilled } from './tensor.js';

const category = 'Testing/Nodes';

const dynamicDependencyCycle = defineNode({
  type: 'TestDynamicDependencyCycle',
  version: 1,
  label: { en: 'Dynamic Dependency Cycle', zh: '动态依赖环' },
  category,
  summary: { en: 'Expands into two nodes that wait for each other.', zh: '展开为两个互相等待的节点。' },
  inputs: { input1: { type: image }, input2: { type: image } },
  outputs: { image: { type: image } },
  run({ input1, input2 }, ctx) {
    const graph = ctx.subgraph();
    const half = graph.node('StubMask', { value: 0.5, height: 512, width: 512, batch_size: 1 });
    const first = graph.node('TestLazyMixImages', { image1: asConstant(input1), mask: half.out(0) });
    const second = graph.node('TestLazyMixImages', {
      image1: first.out(0),
      image2: asConstant(input2),
      mask: half.out(0),
    });
    first.set('image2', second.out(0));
    return nodeResult({ outputs: { image: second.out(0) }, expand: graph });
  },
});

const mixedExpansionReturns = defineNode({
  type: 'TestMixedExpansionReturns',
  version: 1,
  label: { en: 'Mixed Expansion Returns', zh: '混合展开返回' },
  category,
  summary: {
    en: 'Answers values for some inputs and a sub-graph for others.',
    zh: '对部分输入返回数值，对其余输入返回子图。',
  },
  inputs: { input1: { type: float } },
  outputs: { first: { type: image }, white: { type: image } },
  async run({ input1 }, ctx) {
    const filled = (value: number) => storeFilled(ctx.use(images), value, square512);
    const white = await filled(1);
    if (input1 <= 0.1) return { first: await filled(0.1), white };
    if (input1 <= 0.2) return nodeResult({ outputs: { first: await filled(0.2), white } });
    const graph = ctx.subgraph();
    const size = { height: 512, width: 512, batch_size: 1 };
    const mask = graph.node('StubMask', { value: 0.3, ...size });
    const black = graph.node('StubImage', { content: 'BLACK', ...size });
    const light = graph.node('StubImage', { content: 'WHITE', ...size });
    const mix = graph.node('TestLazyMixImages', { image1: black.out(0), image2: light.out(0), mask: mask.out(0) });
    return nodeResult({ outputs: { first: mix.out(0), white }, expand: graph });
  },
});

const model = portType<never>('MODEL');
const clip = portType<never>('CLIP');
const vae = portType<never>('VAE');

/** Its children are nodes of image generators. It only has to be there: without them it cannot run. */
const samplingInExpansion = defineNode({
  type: 'TestSamplingInExpansion',
  version: 1,
  label: { en: 'Sampling In Expansion', zh: '展开采样' },
  category,
  summary: { en: 'Expands into the steps of an image generator.', zh: '展开为图像生成的各个步骤。' },
  inputs: {
    model: { type: model },
    clip: { type: clip },
    vae: { type: vae },
    seed: { type: int, default: 0, mustBeGiven: true, min: 0, max: 2n ** 64n - 1n },
    steps: { type: int, default: 20, mustBeGiven: true, min: 1, max: 100 },
    cfg: { type: float, default: 7, mustBeGiven: true, min: 0, max: 30 },
    prompt: {
      type: string,
      multiline: true,
      default: 'a beautiful landscape with mountains and trees',
      mustBeGiven: true,
    },
    negative_prompt: {
      type: string,
      multiline: true,
      default: 'blurry, bad quality, worst quality',
      mustBeGiven: true,
    },
  },
  outputs: { image: { type: image } },
  run(inputs, ctx) {
    const graph = ctx.subgraph();
    const positive = graph.node('CLIPTextEncode', { text: inputs.prompt, clip: inputs.clip });
    const negative = graph.node('CLIPTextEncode', { text: inputs.negative_prompt, clip: inputs.clip });
    const latent = graph.node('EmptyLatentImage', { width: 512, height: 512, batch_size: 1 });
    const samples = graph.node('KSampler', {
      model: inputs.model,
      positive: positive.out(0),
      negative: negative.out(0),
      latent_image: latent.out(0),
      seed: inputs.seed,
      steps: inputs.steps,
      cfg: inputs.cfg,
      sampler_name: 'euler_ancestral',
      scheduler: 'normal',
    });
    const decoded = graph.node('VAEDecode', { samples: samples.out(0), vae: inputs.vae });
    return nodeResult({ outputs: { image: decoded.out(0) }, expand: graph });
  },
});

export const expansion = [dynamicDependencyCycle, mixedExpansionReturns, samplingInExpansion];
