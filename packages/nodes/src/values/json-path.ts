import { any, defineNode, isJsonObject, type Json, string } from '@talkgraph/engine';
import { isTalkgraphError, messageOf } from '@talkgraph/errors';
import { compile, type JSONValue } from 'json-p3';
import { cellText } from '../tables/cell-text.js';
import { isDocument, readDocument } from './read-document.js';
import { jsonPathInvalid, jsonPathNothing, jsonTextInvalid } from './value-errors.js';
import { withinTime } from './within-time.js';

export const jsonPath = defineNode({
  type: 'JsonPath',
  version: 1,
  label: { en: 'JSON Path', zh: 'JSON 取值' },
  category: 'values',
  summary: {
    en: 'Takes values out of JSON, a row or a report: $.score, $.parts[0].name, $..name.',
    zh: '从 JSON、行或报告中取值，例如 $.score、$.parts[0].name、$..name。',
  },
  keywords: ['json', 'path', 'extract', 'field', 'report', '提取', '字段', '报告'],
  inputs: {
    json: {
      type: any,
      label: { en: 'JSON', zh: 'JSON 数据' },
      tooltip: { en: 'A text of JSON, a row, a report, a table.', zh: 'JSON 文本、行、报告或表格。' },
    },
    path: {
      type: string,
      default: '$',
      label: { en: 'Path', zh: '路径' },
      tooltip: {
        en: 'By RFC 9535: $.name, $.list[0], $.list[*].name, $.list[?@.score > 80].name.',
        zh: '遵循 RFC 9535：$.name、$.list[0]、$.list[*].name、$.list[?@.score > 80].name。',
      },
    },
    default: {
      type: string,
      optional: true,
      default: '',
      label: { en: 'If not found', zh: '未找到时使用' },
      tooltip: {
        en: 'Used where the path leads nowhere. Empty: that is a mistake.',
        zh: '路径没有结果时使用。留空则报错。',
      },
    },
  },
  outputs: {
    value: { type: any, name: 'value', label: { en: 'First value', zh: '第一个值' } },
    text: { type: string, name: 'text', label: { en: 'As text', zh: '文本' } },
    values: { type: any, name: 'values', list: true, label: { en: 'All values', zh: '所有值' } },
  },
  async run({ json, path, default: fallback }, context) {
    const values = valuesAt(await rootOf(json, context), path);
    const [value = fallback] = values;
    if (values.length === 0 && fallback === '') throw jsonPathNothing({ path });
    return { value, text: cellText(value), values: values.length > 0 ? values : [fallback] };
  },
});

/** @throws JSON_PATH_INVALID, CALCULATION_TOO_LONG */
function valuesAt(root: Json, path: string): readonly Json[] {
  try {
    const query = () =>
      compile(path)
        .query(root as JSONValue)
        .values() as readonly Json[];
    return withinTime(path, query);
  } catch (cause) {
    if (isTalkgraphError(cause)) throw cause;
    throw jsonPathInvalid({ path, problem: messageOf(cause) }, cause);
  }
}

/** What the path begins at: the content of documents, what a text says, any other value itself. @throws JSON_TEXT_INVALID */
async function rootOf(json: unknown, { store }: Parameters<typeof readDocument>[1]): Promise<Json> {
  if (isJsonObject(json) && isDocument(json)) return readDocument(json, { store });
  if (typeof json !== 'string') return (json ?? null) as Json;
  try {
    return JSON.parse(json) as Json;
  } catch (cause) {
    throw jsonTextInvalid({ problem: messageOf(cause) }, cause);
  }
}
