import { isJsonObject, type Json, type JsonObject } from '@talkgraph/engine';
import type { Catalogue, InputPort, NodeType } from '../catalogue/node-type.js';
import type { Language } from '../i18n/start-i18n.js';
import { oneLanguage } from './one-language.js';

/** Where the loading nodes of templates keep the name of their file: the first of their widgets. */
const loaderTypes: Readonly<Record<string, string>> = {
  LoadVideo: 'file',
  LoadImage: 'image',
  LoadAudio: 'audio',
  LoadTable: 'file',
  LoadScript: 'file',
};

interface Filling {
  readonly catalogue: Catalogue;
  readonly language: Language;
  readonly find: (name: string) => Promise<string>;
}

/**
 * Makes a template ready to run for somebody who has none of its files: each file that is not there becomes what `find`
 * answers for its name. Titles, also of groups, and texts are given in the reader's language; titles that only repeat the
 * type's name go.
 */
export async function fillTemplate(
  template: JsonObject,
  catalogue: Catalogue,
  language: Language,
  find: (name: string) => Promise<string>,
): Promise<JsonObject> {
  const nodes: JsonObject[] = [];
  for (const node of template.nodes as readonly JsonObject[])
    nodes.push(await filled(inLanguage(node, language), { catalogue, language, find }));
  const groups = template.groups as readonly JsonObject[] | undefined;
  return {
    ...template,
    nodes,
    ...(groups && { groups: groups.map((group) => ({ ...group, title: oneLanguage(String(group.title), language) })) }),
  };
}

function inLanguage(node: JsonObject, language: Language): JsonObject {
  const read = (text: Json) => (typeof text === 'string' ? oneLanguage(text, language) : text);
  const { title, widgets_values: listed, widgets_values_named: byName } = node;
  return {
    ...node,
    ...(title !== undefined && { title: read(title) }),
    ...(Array.isArray(listed) && { widgets_values: listed.map(read) }),
    ...(isJsonObject(byName) && {
      widgets_values_named: Object.fromEntries(Object.entries(byName).map(([key, value]) => [key, read(value)])),
    }),
  };
}

async function filled(node: JsonObject, { catalogue, language, find }: Filling): Promise<JsonObject> {
  const { title, ...rest } = node;
  const type = catalogue.get(String(node.type));
  if (!type) return node;
  const named = title === undefined || title === type.label.en || title === type.label.zh ? rest : node;
  const byName = {
    ...(isJsonObject(node.widgets_values_named) && node.widgets_values_named),
    ...languagesIn(type, language),
  };
  const key = loaderTypes[type.type] ?? '';
  const [listed, ...others] = Array.isArray(node.widgets_values) ? (node.widgets_values as readonly Json[]) : [];
  const name = byName[key] ?? listed;
  const { widget } = type.inputs.find((input) => input.name === key) ?? {};
  const isLost = widget?.kind === 'file' && typeof name === 'string' && !widget.choices.includes(name);
  const sample = isLost ? await find(name) : undefined;
  if (sample !== undefined && key in byName) byName[key] = sample;
  return {
    ...named,
    ...(sample !== undefined && { widgets_values: [sample, ...others] }),
    ...(Object.keys(byName).length > 0 && { widgets_values_named: byName }),
  };
}

/** What nodes write, such as reports, is for the reader too: choices between the two languages of the page. */
function languagesIn({ inputs }: NodeType, language: Language): Record<string, Json> {
  const isLanguage = ({ widget }: InputPort) =>
    widget?.kind === 'choice' &&
    widget.choices.length === 2 &&
    ['en', 'zh'].every((each) => widget.choices.includes(each));
  return Object.fromEntries(inputs.filter(isLanguage).map(({ name }) => [name, language]));
}
