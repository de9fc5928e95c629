import { boolean, combo, defineNode, type Json, string } from '@talkgraph/engine';
import { lipSync } from '../capabilities.js';
import { alignment, audio, lipSyncOptions, video } from '../ports.js';
import { clipOf } from './clip-of.js';
import { videoOrImage } from './video-or-image.js';
import { watchedCall } from './watched-call.js';

export const heyGemTalkingHead = defineNode({
  type: 'HeyGemTalkingHead',
  version: 1,
  label: { en: 'HeyGem Generator', zh: 'HeyGem 数字人生成' },
  category: 'heygem',
  summary: {
    en: 'Makes the person of a video or a photo say a recording. Connect "Save Video" to get the file.',
    zh: '让视频或照片中的人物说出一段录音。连接“保存视频”即可得到文件。',
  },
  keywords: ['lip sync', 'talking head', 'avatar', 'dub', '口型', '对口型', '数字人', '配音'],
  inputs: {
    audio: {
      type: audio,
      label: { en: 'Speech', zh: '语音' },
      tooltip: {
        en: 'What the person shall say: a recording of someone speaking.',
        zh: '让人物说的内容：一段有人说话的录音。',
      },
    },
    video: {
      type: videoOrImage,
      label: { en: 'Person', zh: '人物' },
      tooltip: {
        en: 'A video in which the face is clearly visible, or a photo. Footage of a person waiting silently works best.',
        zh: '能看清人脸的视频，也可以是一张照片。人物安静等待的素材效果最好。',
      },
    },
    use_gpu: {
      type: boolean,
      default: true,
      label: { en: 'Use the GPU', zh: '使用显卡' },
      tooltip: {
        en: 'Works faster where there is an NVIDIA card; without one the processor does the work.',
        zh: '有 NVIDIA 显卡时速度更快；没有显卡时由 CPU 处理。',
      },
    },
    resolution: {
      type: combo(['720p', '1080p', 'source']),
      choiceLabels: { source: { en: 'As the footage', zh: '与素材相同' } },
      default: '1080p',
      label: { en: 'Resolution', zh: '分辨率' },
      tooltip: {
        en: 'Length of the short side of the result: 720 or 1080 pixels, or as it is. The shape of the picture stays.',
        zh: '结果短边的长度：720 或 1080 像素，或保持素材原样。画面比例不变。',
      },
    },
    engine: {
      type: combo(['auto', 'embedded', 'wav2lip', 'heygem']),
      choiceLabels: {
        auto: { en: 'Automatic', zh: '自动选择' },
        embedded: { en: 'Built in', zh: '内置' },
        wav2lip: { en: 'Wav2Lip (model of yours)', zh: 'Wav2Lip（自备模型）' },
        heygem: { en: 'HeyGem service', zh: 'HeyGem 服务' },
      },
      optional: true,
      default: 'embedded',
      label: { en: 'Engine', zh: '引擎' },
      tooltip: {
        en: 'How the mouth is made. "Automatic" takes the best that is ready and fast enough here, and says which. The built-in engine comes with the program; Wav2Lip needs a model file of yours in models/lipsync/; HeyGem is a container on your machine or network, whose address stands in the settings.',
        zh: '生成口型的方式。“自动选择”会在可用且速度足够的引擎中选最好的，并说明原因。内置引擎随程序自带，无需下载；Wav2Lip 需要您将模型文件放入 models/lipsync/；HeyGem 是您本机或局域网内的容器，地址在“设置”中填写。',
      },
    },
    model: {
      type: string,
      model: 'lipsync',
      default: '',
      optional: true,
      advanced: true,
      placeholder: { en: 'automatic', zh: '自动' },
      label: { en: 'Model', zh: '模型' },
      tooltip: {
        en: 'For Wav2Lip: name of the ONNX file in models/lipsync/. Left empty, the first one there is used.',
        zh: '用于 Wav2Lip：models/lipsync/ 中 ONNX 文件的名称。留空时使用该文件夹中的第一个。',
      },
    },
    options: {
      type: lipSyncOptions,
      optional: true,
      label: { en: 'Settings', zh: '设置' },
      tooltip: {
        en: 'Connect setting nodes here: lip intensity, smoothness, offset, looping, which face.',
        zh: '在此连接设置节点：口型强度、平滑度、偏移、循环方式、选择人脸。',
      },
    },
    alignment: {
      type: alignment,
      optional: true,
      label: { en: 'Times of words', zh: '词语时间' },
      tooltip: {
        en: 'Optional: from "Text to Speech" or "Align Text to Recording". The lips then close exactly at p, b and m.',
        zh: '可选：来自“文本转语音”或“文本对齐录音”。连接后，双唇会在 p、b、m 处准确闭合。',
      },
    },
  },
  outputs: { video: { type: video, label: { en: 'Talking video', zh: '说话的视频' } } },
  resources: { cpu: 1 },
  // A model may be replaced under its name.
  fingerprint: ({ engine, model }, { use }) => {
    return use(lipSync).engineState({ engine: wordOf(engine), model: wordOf(model) });
  },
  async run(inputs, context) {
    const { audio: speech, video: person, use_gpu: useGpu, resolution, engine, model, options = {} } = inputs;
    const clip = await clipOf(person, context);
    const call = { ...watchedCall(context), useGpu };
    const { alignment: times } = inputs;
    const chosen = { engine, ...(model.trim() !== '' && { model: model.trim() }) };
    const request = { video: clip, audio: speech, ...chosen, resolution, options, ...(times && { alignment: times }) };
    const speaking = await context.use(lipSync).talk(request, call);
    for (const remark of speaking.remarks) context.note(remark);
    return { video: speaking.clip };
  },
});

const wordOf = (value: Json | undefined) => (typeof value === 'string' ? value : undefined);
