import { boolean, float, string } from '@talkgraph/engine';
import { audio, image, video } from '../ports.js';

/** What the remote workflow is, and where it runs. */
const placeInputs = {
  profile: {
    type: string,
    optional: true,
    default: '',
    profile: 'comfyui',
    label: { en: 'Server', zh: '服务器配置' },
    tooltip: {
      en: 'Name of a profile of the kind "comfyui", which holds address and token. Make one under Settings, or type an address below.',
      zh: '“ComfyUI 服务器”类型的账号配置，其中保存地址和令牌，可在“设置”中添加；也可以不选，直接在下面填写地址。',
    },
  },
  address: {
    type: string,
    optional: true,
    default: '',
    placeholder: { en: 'http://192.168.1.20:8188', zh: 'http://192.168.1.20:8188' },
    label: { en: 'Address', zh: '地址' },
    tooltip: {
      en: 'Where ComfyUI runs, as the browser shows it. Only needed without a profile.',
      zh: 'ComfyUI 的地址，与浏览器地址栏中的一致。选择了服务器配置时不用填写。',
    },
  },
  workflow_file: {
    type: string,
    optional: true,
    default: '',
    placeholder: { en: 'lip-sync.json', zh: 'lip-sync.json' },
    label: { en: 'Workflow file', zh: '工作流文件' },
    tooltip: {
      en: 'A ComfyUI workflow in the folder workflows/. Best exported with "Export (API)"; a saved one is translated.',
      zh: 'workflows/ 文件夹中的 ComfyUI 工作流。建议用“导出 (API)”得到；普通保存的工作流会自动转换。',
    },
  },
  workflow: {
    type: string,
    optional: true,
    default: '',
    multiline: true,
    placeholder: { en: '{"1": {"class_type": "LoadImage", …}}', zh: '{"1": {"class_type": "LoadImage", …}}' },
    label: { en: 'Workflow', zh: '工作流内容' },
    tooltip: {
      en: 'Or paste the workflow here, as ComfyUI exports it with "Workflow → Export (API)".',
      zh: '也可以把工作流直接粘贴在这里，即 ComfyUI“工作流 → 导出 (API)”得到的内容。',
    },
  },
} as const;

const clips = {
  video: {
    type: video,
    optional: true,
    label: { en: 'Video', zh: '视频' },
    tooltip: {
      en: 'Rendered, uploaded, and given to the video-loading node there; {{video}} in "Values to set".',
      zh: '渲染后上传，交给那边的视频加载节点；在“要设置的值”中用 {{video}} 表示。',
    },
  },
  audio: {
    type: audio,
    optional: true,
    label: { en: 'Audio', zh: '音频' },
    tooltip: {
      en: 'Uploaded and given to the audio-loading node there; {{audio}} in "Values to set".',
      zh: '上传后交给那边的音频加载节点；在“要设置的值”中用 {{audio}} 表示。',
    },
  },
  image: {
    type: image,
    optional: true,
    label: { en: 'Image', zh: '图片' },
    tooltip: {
      en: 'The first picture is uploaded and given to Load Image there; {{image}} in "Values to set".',
      zh: '上传第一张图片，交给那边的“加载图像”节点；在“要设置的值”中用 {{image}} 表示。',
    },
  },
  image_2: {
    type: image,
    optional: true,
    advanced: true,
    label: { en: 'Second image', zh: '第二张图片' },
    tooltip: {
      en: 'Say in "Values to set" where it goes: 14.image = {{image_2}}.',
      zh: '需在“要设置的值”中指定填到哪里，例如：14.image = {{image_2}}。',
    },
  },
} as const;

const words = {
  text: {
    type: string,
    optional: true,
    forceInput: true,
    label: { en: 'Text', zh: '文本' },
    tooltip: {
      en: 'Goes to the prompt there where that is clear; {{text}} in "Values to set".',
      zh: '能确定位置时会自动填入提示词；在“要设置的值”中用 {{text}} 表示。',
    },
  },
  text_2: {
    type: string,
    optional: true,
    advanced: true,
    forceInput: true,
    label: { en: 'Second text', zh: '第二段文本' },
    tooltip: {
      en: 'Where it goes: 7.text = {{text_2}}.',
      zh: '在“要设置的值”中指定填到哪里，例如：7.text = {{text_2}}。',
    },
  },
  number: {
    type: float,
    optional: true,
    forceInput: true,
    label: { en: 'Number', zh: '数值' },
    tooltip: {
      en: 'Where it goes: 3.seed = {{number}}.',
      zh: '在“要设置的值”中指定填到哪里，例如：3.seed = {{number}}。',
    },
  },
  number_2: {
    type: float,
    optional: true,
    advanced: true,
    forceInput: true,
    label: { en: 'Second number', zh: '第二个数值' },
    tooltip: {
      en: 'Where it goes: 3.steps = {{number_2}}.',
      zh: '在“要设置的值”中指定填到哪里，例如：3.steps = {{number_2}}。',
    },
  },
} as const;

/** The inputs of the node, in the order in which they are shown. */
export const remoteInputs = {
  ...clips,
  ...words,
  ...placeInputs,
  settings: {
    type: string,
    optional: true,
    default: '',
    multiline: true,
    placeholder: { en: '12.video = {{video}}\n3.seed = 42', zh: '12.video = {{video}}\n3.seed = 42' },
    label: { en: 'Values to set', zh: '要设置的值' },
    tooltip: {
      en: 'One per line: number or title of a node there, a point, the input, "=", the value. What is connected to the only loading node of its kind needs no line.',
      zh: '每行一条，写作“节点编号或标题.输入名 = 值”，节点指 ComfyUI 工作流中的节点。如果工作流中只有一个对应的加载节点，则无需填写。',
    },
  },
  output_node: {
    type: string,
    optional: true,
    default: '',
    advanced: true,
    label: { en: 'Results of', zh: '取哪个节点的结果' },
    tooltip: {
      en: 'Number or title of a node there. Left empty, everything that was saved is fetched.',
      zh: '那边节点的编号或标题。留空则取回所有已保存的结果。',
    },
  },
  always_run: {
    type: boolean,
    optional: true,
    default: false,
    advanced: true,
    label: { en: 'Run every time', zh: '每次都运行' },
    tooltip: {
      en: 'Also when nothing has changed here: for workflows that answer something else each time.',
      zh: '即使这边没有任何变化也重新运行，用于每次结果都不同的工作流。',
    },
  },
} as const;
