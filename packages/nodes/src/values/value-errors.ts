import { defineError } from '@talkgraph/errors';

export const calculationTooLong = defineError(
  'CALCULATION_TOO_LONG',
  'user',
  (d: { readonly source: string; readonly seconds: number }) => ({
    en: `The calculation "${d.source}" was stopped after ${d.seconds} s. Write it more simply; a repeat inside a repeat, as in (a+)+, may never end.`,
    zh: `计算“${d.source}”超过 ${d.seconds} 秒，已停止。请简化写法；重复中再套重复（如 (a+)+）可能永远算不完。`,
  }),
);

export const templateFieldMissing = defineError(
  'TEMPLATE_FIELD_MISSING',
  'user',
  (d: { readonly fields: readonly string[]; readonly known: readonly string[] }) => ({
    en: `The text uses {${d.fields.join('}, {')}}, which nothing fills. There are: ${d.known.join(', ') || 'none'}. Correct the name, or write {{ for a brace.`,
    zh: `文本中的 {${d.fields.join('}、{')}} 没有对应内容。可用名称：${d.known.join('、') || '无'}。请修改名称；要写花括号本身请用 {{。`,
  }),
);

export const numberExpected = defineError(
  'NUMBER_EXPECTED',
  'user',
  (d: { readonly name: string; readonly value: string }) => ({
    en: `The value "${d.value}" is no number (input ${d.name}). Connect a number, or a text such as 12.5 or 50%.`,
    zh: `“${d.value}”不是数字（输入 ${d.name}）。请连接数字，或“12.5”“50%”这样的文本。`,
  }),
);

export const expressionInvalid = defineError(
  'EXPRESSION_INVALID',
  'user',
  (d: { readonly expression: string; readonly problem: string }) => ({
    en: `The formula "${d.expression}" cannot be read (${d.problem}). It may use a, b, c, d, numbers and functions such as round().`,
    zh: `无法识别公式“${d.expression}”（${d.problem}）。可使用 a、b、c、d、数字以及 round() 等函数。`,
  }),
);

export const expressionWithoutResult = defineError(
  'EXPRESSION_WITHOUT_RESULT',
  'user',
  (d: { readonly expression: string }) => ({
    en: `The formula "${d.expression}" has no result for these numbers, as with a division by zero. Check what is connected.`,
    zh: `公式“${d.expression}”对这些数字没有结果，例如除以零。请检查所连接的内容。`,
  }),
);

export const jsonPathInvalid = defineError(
  'JSON_PATH_INVALID',
  'user',
  (d: { readonly path: string; readonly problem: string }) => ({
    en: `The text "${d.path}" is no JSON path (${d.problem}). Write it as $.name or $.list[0].`,
    zh: `“${d.path}”不是有效的 JSON 路径（${d.problem}）。请写成 $.name 或 $.list[0] 的形式。`,
  }),
);

export const jsonPathNothing = defineError('JSON_PATH_NOTHING', 'user', (d: { readonly path: string }) => ({
  en: `The path "${d.path}" leads to nothing. Look at the JSON with "Preview as Text", or say what is used instead.`,
  zh: `路径“${d.path}”没有找到内容。请用“文本预览”查看 JSON，或填写未找到时使用的值。`,
}));

export const jsonTextInvalid = defineError('JSON_TEXT_INVALID', 'user', (d: { readonly problem: string }) => ({
  en: `The text is no valid JSON (${d.problem}). Connect JSON, a row or a report.`,
  zh: `该文本不是有效的 JSON（${d.problem}）。请连接 JSON、行或报告。`,
}));

export const jsonDocumentMissing = defineError(
  'JSON_DOCUMENT_MISSING',
  'operational',
  (d: { readonly artifact: string }) => ({
    en: `The stored document ${d.artifact} is gone. Run the workflow again; if it stays, empty the cache.`,
    zh: `缓存的文档 ${d.artifact} 已丢失。请重新运行工作流；若仍出现，请清空缓存。`,
  }),
);

export const rangeReversed = defineError(
  'RANGE_REVERSED',
  'user',
  (d: { readonly least: number; readonly most: number }) => ({
    en: `The least value ${d.least} is more than the most ${d.most}. Exchange them.`,
    zh: `最小值 ${d.least} 大于最大值 ${d.most}。请对调。`,
  }),
);

export const timeZoneUnknown = defineError('TIME_ZONE_UNKNOWN', 'user', (d: { readonly timeZone: string }) => ({
  en: `There is no time zone "${d.timeZone}". Write it as Asia/Shanghai, Europe/Berlin or UTC.`,
  zh: `没有名为“${d.timeZone}”的时区。请写成 Asia/Shanghai、Europe/Berlin 或 UTC。`,
}));

export const listItemMissing = defineError(
  'LIST_ITEM_MISSING',
  'user',
  (d: { readonly number: number; readonly count: number }) => ({
    en: `The list has no item ${d.number}: it has ${d.count}. The first one is 1, the last -1.`,
    zh: `列表没有第 ${d.number} 项：共 ${d.count} 项。第一项为 1，最后一项为 -1。`,
  }),
);
