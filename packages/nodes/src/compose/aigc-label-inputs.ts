import { boolean, combo, string } from '@talkgraph/engine';

const code = { type: string, optional: true, default: '', advanced: true } as const;

/** What the hidden label says; `hiddenLabel` reads them. */
export const hiddenLabelInputs = {
  hidden_label: {
    type: boolean,
    default: true,
    label: { en: 'Hidden label', zh: '隐式标识' },
    tooltip: { en: 'Writes the label into the metadata of the file.', zh: '将标识写入文件元数据。' },
  },
  producer: {
    type: string,
    default: '',
    label: { en: 'Producer code', zh: '服务提供者编码' },
    tooltip: {
      en: 'Code of whoever offers the generated content (ContentProducer); letters, digits and signs only. In China the registered code, often 0011 and the credit code.',
      zh: '生成合成服务提供者的编码（ContentProducer），只能用英文字母、数字和半角符号；通常为“0011”加统一社会信用代码等组成的编码。',
    },
  },
  produce_id: {
    type: string,
    optional: true,
    default: '',
    label: { en: 'Content number', zh: '内容制作编号' },
    tooltip: {
      en: 'Your own number for this video (ProduceID); left empty, one is made from its content.',
      zh: '你为该内容编的唯一编号（ProduceID）；留空则根据内容自动生成。',
    },
  },
  certainty: {
    type: combo(['is', 'may_be', 'suspected']),
    choiceLabels: {
      is: { en: 'Is generated (1)', zh: '属于生成合成（1）' },
      may_be: { en: 'May be generated (2)', zh: '可能为生成合成（2）' },
      suspected: { en: 'Suspected (3)', zh: '疑似生成合成（3）' },
    },
    optional: true,
    default: 'is',
    advanced: true,
    label: { en: 'Certainty', zh: '标识类型' },
    tooltip: { en: 'What the label claims (Label).', zh: '标识所声明的内容（Label）。' },
  },
  existing_label: {
    type: combo(['propagate', 'replace']),
    choiceLabels: {
      propagate: { en: 'Keep, add who passes it on', zh: '保留，并登记为传播者' },
      replace: { en: 'Replace', zh: '替换为新标识' },
    },
    optional: true,
    default: 'propagate',
    advanced: true,
    label: { en: 'Label already there', zh: '素材已有标识时' },
    tooltip: {
      en: 'A file has one label. A label of the footage keeps its producer, and you are entered as who passes it on; replace it where you generated the content anew.',
      zh: '一个文件只能有一个标识。素材已有的标识会保留其制作者，并把你登记为传播者；如果内容由你重新生成，可选择替换。',
    },
  },
  reserved_code_1: {
    ...code,
    label: { en: 'Reserved code 1', zh: '预留字段 1' },
    tooltip: {
      en: "For the producer's own protection of the label (ReservedCode1).",
      zh: '制作者用于保护标识的信息（ReservedCode1）。',
    },
  },
  reserved_code_2: {
    ...code,
    label: { en: 'Reserved code 2', zh: '预留字段 2' },
    tooltip: {
      en: "For the propagator's own protection of the label (ReservedCode2).",
      zh: '传播者用于保护标识的信息（ReservedCode2）。',
    },
  },
} as const;
