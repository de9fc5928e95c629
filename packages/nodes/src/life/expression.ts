import { combo, defineNode, float, type NodeContext, string } from '@talkgraph/engine';
import type { ExpressionCue } from '@talkgraph/lipsync';
import { subtitleDocuments, tables } from '../capabilities.js';
import { earlierOptions } from '../lipsync/earlier-options.js';
import { alignment, type DocumentReference, lipSyncOptions, table } from '../ports.js';
import { readCueLines, readCueTable } from './cue-lines.js';
import { emotionChoices, emotionLabels } from './emotion-names.js';
import { expressionNeedsTimes } from './expression-errors.js';
import { readScript } from './script-cues.js';
import { timeCues } from './time-cues.js';

export const expression = defineNode({
  type: 'Expression',
  version: 1,
  label: { en: 'Expression', zh: '表情' },
  category: 'heygem/settings',
  summary: {
    en: 'Gives the speaker a look: friendly, serious, surprised… for the whole speech, or by tags such as [happy] in the script.',
    zh: '让人物带上表情：亲切、严肃、惊讶等。可用于全程，也可在讲稿中用【高兴】这样的标记随时切换。',
  },
  keywords: ['emotion', 'mood', 'smile', 'face', 'brows', '情绪', '情感', '微笑', '神态', '眉毛'],
  inputs: {
    emotion: {
      type: combo(emotionChoices),
      choiceLabels: emotionLabels,
      default: 'friendly',
      label: { en: 'Look', zh: '表情' },
      tooltip: {
        en: 'The look wherever no tag, line or table row says another.',
        zh: '没有标记、时间行或表格行指定时使用的表情。',
      },
    },
    strength: {
      type: float,
      default: 1,
      min: 0,
      max: 1.5,
      step: 0.05,
      label: { en: 'Strength', zh: '强度' },
      tooltip: { en: '0 is none, 1 clear, 1.5 strong.', zh: '0 为没有表情，1 为明显，1.5 为强烈。' },
    },
    from_sound: {
      type: float,
      default: 0.3,
      min: 0,
      max: 1,
      step: 0.05,
      label: { en: 'Follow the voice', zh: '随语音变化' },
      tooltip: {
        en: 'How far the voice moves the face beside: brows rise on stressed words, the look gets livelier with the voice.',
        zh: '语音对表情的影响：重读时眉毛上扬，语气越强表情越生动。',
      },
    },
    script: {
      type: string,
      multiline: true,
      optional: true,
      default: '',
      placeholder: {
        en: '[happy] Welcome! [serious] Now to the rules.',
        zh: '【高兴】欢迎大家！【严肃】下面说一下规则。',
      },
      label: { en: 'Script with tags', zh: '带标记的讲稿' },
      tooltip: {
        en: 'What is said, with looks in square brackets before the words they begin with; [happy 0.5] is half as strong, [/] ends it. "Text to Speech" takes the same script and does not say the tags.',
        zh: '讲稿全文，在词语前用方括号标出表情；【高兴 0.5】表示强度减半，【/】表示结束。“文本转语音”可直接使用同一份讲稿，标记不会被读出。',
      },
    },
    alignment: {
      type: alignment,
      optional: true,
      label: { en: 'Times of words', zh: '词语时间' },
      tooltip: {
        en: 'When the words of the script are said: from "Text to Speech", "Align Text to Recording" or "Speech to Text".',
        zh: '讲稿中每个词的时间：来自“文本转语音”“文本对齐录音”或“语音识别”。',
      },
    },
    times: {
      type: string,
      multiline: true,
      optional: true,
      default: '',
      placeholder: { en: '0:03 - 0:08 happy 0.8', zh: '0:03 - 0:08 高兴 0.8' },
      advanced: true,
      label: { en: 'Looks by time', zh: '按时间指定' },
      tooltip: {
        en: 'One look a line: start, end, look, strength. End and strength may be left out.',
        zh: '每行一个表情：开始、结束、表情、强度。结束和强度可省略。',
      },
    },
    table: {
      type: table,
      optional: true,
      advanced: true,
      label: { en: 'Table of looks', zh: '表情表格' },
      tooltip: {
        en: 'Columns start, end, emotion, strength; times in seconds or as 1:02.5.',
        zh: '包含开始、结束、表情、强度四列；时间为秒数或 1:02.5 的形式。',
      },
    },
    ease: {
      type: float,
      optional: true,
      default: 0.6,
      min: 0.1,
      max: 5,
      step: 0.1,
      advanced: true,
      label: { en: 'Change takes (s)', zh: '过渡时间（秒）' },
      tooltip: {
        en: 'How long one look takes to become the next. Faces need about half a second.',
        zh: '一种表情变为另一种所需的时间。真人约为半秒。',
      },
    },
    options: earlierOptions,
  },
  outputs: { options: { type: lipSyncOptions, label: { en: 'Settings', zh: '设置' } } },
  async run({ emotion, strength, from_sound: fromSound, ease, options = {}, ...given }, context) {
    const cues = [
      ...(await scriptCues(given.script ?? '', given.alignment, context)),
      ...readCueLines(given.times ?? ''),
      ...(given.table ? readCueTable(await context.use(tables).read(given.table)) : []),
    ];
    const look = {
      emotion,
      strength,
      fromSound,
      easeSeconds: ease ?? 0.6,
      cues: cues.map((cue) => ({ ...cue })),
    };
    return { options: { ...options, expression: look } };
  },
});

/** The looks of a script's tags, with times. */
async function scriptCues(
  script: string,
  times: DocumentReference | undefined,
  context: Pick<NodeContext, 'use'>,
): Promise<ExpressionCue[]> {
  const read = readScript(script);
  if (read.cues.length === 0) return [];
  if (!times) throw expressionNeedsTimes({});
  return timeCues(read, await context.use(subtitleDocuments).readAlignment(times));
}
