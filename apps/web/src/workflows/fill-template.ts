import { isJsonObject, type Json, type JsonObject } from '@talkgraph/engine';
import type { Catalogue } from '../catalogue/node-type.js';
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
    nodes.push(await filled(inLanguage(node, language), catalogue, find));
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

async function filled(node: JsonObject, catalogue: Catalogue, find: (name: string) => Promise<string>) {
  const type = String(node.type);
  const { title, ...rest } = node;
  const { label } = catalogue.get(type) ?? {};
  const named = title === undefined || title === label?.en || title === label?.zh ? rest : node;
  const key = loaderTypes[type] ?? '';
  const input = catalogue.get(type)?.inputs.find((each) => each.name === key);
  const [listed, ...others] = Array.isArray(node.widgets_values) ? (node.widgets_values as readonly Json[]) : [];
  const byName = node.widgets_values_named as JsonObject | undefined;
  const name = byName?.[key] ?? listed;
  if (input?.widget?.kind !== 'file' || typeof name !== 'string' || input.widget.choices.includes(name)) return named;
  const sample = await find(name);
  return {
    ...named,
    widgets_values: [sample, ...others],
    ...(byName && { widgets_values_named: { ...byName, [key]: sample } }),
  };
}
