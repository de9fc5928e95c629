import { combo } from '@talkgraph/engine';

/** Languages that the built-in voice speaks and that are asked for most. */
const languages = [
  ...['auto', 'zh-CN', 'zh-HK', 'en-US', 'en-GB', 'ja', 'ko', 'de', 'fr', 'es', 'it', 'pt-BR', 'nl', 'pl', 'ru', 'uk'],
  ...['tr', 'vi', 'id', 'ms', 'th', 'hi', 'ar', 'he', 'el', 'sv', 'da', 'no', 'fi', 'cs', 'hu', 'ro'],
] as const;

/** The language of a text, or "found from the text". */
export const languageChoice = {
  type: combo(languages),
  choiceLabels: {
    auto: { en: 'Automatic', zh: '自动识别' },
    'zh-CN': { en: 'Chinese (Mandarin)', zh: '中文（普通话）' },
    'zh-HK': { en: 'Chinese (Cantonese)', zh: '中文（粤语）' },
    'en-US': { en: 'English (US)', zh: '英语（美国）' },
    'en-GB': { en: 'English (UK)', zh: '英语（英国）' },
    ja: { en: 'Japanese', zh: '日语' },
    ko: { en: 'Korean', zh: '韩语' },
    de: { en: 'German', zh: '德语' },
    fr: { en: 'French', zh: '法语' },
    es: { en: 'Spanish', zh: '西班牙语' },
    it: { en: 'Italian', zh: '意大利语' },
    'pt-BR': { en: 'Portuguese (Brazil)', zh: '葡萄牙语（巴西）' },
    nl: { en: 'Dutch', zh: '荷兰语' },
    pl: { en: 'Polish', zh: '波兰语' },
    ru: { en: 'Russian', zh: '俄语' },
    uk: { en: 'Ukrainian', zh: '乌克兰语' },
    tr: { en: 'Turkish', zh: '土耳其语' },
    vi: { en: 'Vietnamese', zh: '越南语' },
    id: { en: 'Indonesian', zh: '印尼语' },
    ms: { en: 'Malay', zh: '马来语' },
    th: { en: 'Thai', zh: '泰语' },
    hi: { en: 'Hindi', zh: '印地语' },
    ar: { en: 'Arabic', zh: '阿拉伯语' },
    he: { en: 'Hebrew', zh: '希伯来语' },
    el: { en: 'Greek', zh: '希腊语' },
    sv: { en: 'Swedish', zh: '瑞典语' },
    da: { en: 'Danish', zh: '丹麦语' },
    no: { en: 'Norwegian', zh: '挪威语' },
    fi: { en: 'Finnish', zh: '芬兰语' },
    cs: { en: 'Czech', zh: '捷克语' },
    hu: { en: 'Hungarian', zh: '匈牙利语' },
    ro: { en: 'Romanian', zh: '罗马尼亚语' },
  },
  optional: true,
  default: 'auto',
  label: { en: 'Language', zh: '语言' },
  tooltip: {
    en: 'The language of the text. Automatic looks at the text itself; foreign words in between are handled either way.',
    zh: '文本的语言。选择“自动识别”时按文本内容判断；夹杂的外语词也会正确处理。',
  },
} as const;
