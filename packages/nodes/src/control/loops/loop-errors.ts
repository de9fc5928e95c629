import { defineError, type LocalizedText } from '@talkgraph/errors';

export const loopWithoutItems = defineError('LOOP_WITHOUT_ITEMS', 'user', () => ({
  en: 'There is nothing to go through. Connect a table or a list to the loop.',
  zh: '没有可循环的内容。请为循环连接表格或列表。',
}));

export const loopItemFailed = defineError(
  'LOOP_ITEM_FAILED',
  'user',
  (d: { readonly item: LocalizedText; readonly reason: LocalizedText }) => ({
    en: `${d.item.en} failed: ${d.reason.en} To go on without it, let the loop skip what fails.`,
    zh: `${d.item.zh}失败：${d.reason.zh}如需跳过失败项继续运行，请在循环结束节点中选择“跳过并继续”。`,
  }),
);

export const repeatRoundFailed = defineError(
  'REPEAT_ROUND_FAILED',
  'user',
  (d: { readonly round: number; readonly reason: LocalizedText }) => ({
    en: `Round ${d.round} failed: ${d.reason.en} To go on with the next round, let the loop skip what fails.`,
    zh: `第 ${d.round} 轮失败：${d.reason.zh}如需继续下一轮，请在循环结束节点中选择“跳过并继续”。`,
  }),
);

export const loopWithoutResult = defineError(
  'LOOP_WITHOUT_RESULT',
  'user',
  (d: { readonly rounds: number; readonly reason: LocalizedText }) => ({
    en: `None of ${d.rounds} rounds came to a result. The last one: ${d.reason.en}`,
    zh: `运行了 ${d.rounds} 轮，都没有得到结果。最后一轮：${d.reason.zh}`,
  }),
);

export const variantsInvalid = defineError('VARIANTS_INVALID', 'user', (d: { readonly line: number }) => ({
  en: `Line ${d.line} of the settings cannot be read. Write each setting once, with its values: "intensity: 0.8, 1.0, 1.2".`,
  zh: `参数的第 ${d.line} 行无法识别。请每行写一个参数及其取值，例如“intensity: 0.8, 1.0, 1.2”，且不要重复。`,
}));

export const variantsTooMany = defineError(
  'VARIANTS_TOO_MANY',
  'user',
  (d: { readonly count: number; readonly limit: number }) => ({
    en: `These settings have ${d.count} combinations, and ${d.limit} are allowed. Try fewer values, or raise the limit.`,
    zh: `这些参数共有 ${d.count} 种组合，超过上限 ${d.limit}。请减少取值，或调高上限。`,
  }),
);

export const variantUnknown = defineError(
  'VARIANT_UNKNOWN',
  'user',
  (d: { readonly name: string; readonly known: readonly string[] }) => ({
    en: `The variant has no setting "${d.name}"; it has ${d.known.join(', ')}. Choose one of these.`,
    zh: `方案中没有参数“${d.name}”，可用的有：${d.known.join('、')}。请选择其中之一。`,
  }),
);
