import type { AnyNodeDefinition } from '@talkgraph/engine';
import type { Locale, LocalizedText } from '@talkgraph/errors';

/** Names and descriptions of one node type in one language, in the shape of ComfyUI's `nodeDefs.json`. */
export interface NodeTranslation {
  readonly display_name: string;
  readonly description: string;
  readonly inputs?: Readonly<Record<string, { readonly name?: string; readonly tooltip?: string }>>;
  readonly outputs?: Readonly<Record<string, { readonly name?: string; readonly tooltip?: string }>>;
}

/** The answer of `GET /i18n`: what ComfyUI's editor shows of our nodes in the user's language. */
export function nodeTranslations(
  definitions: readonly AnyNodeDefinition[],
): Readonly<Record<Locale, { readonly nodeDefs: Readonly<Record<string, NodeTranslation>> }>> {
  const inLocale = (locale: Locale) => ({
    nodeDefs: Object.fromEntries(definitions.map((definition) => [definition.type, translate(definition, locale)])),
  });
  return { en: inLocale('en'), zh: inLocale('zh') };
}

function translate(definition: AnyNodeDefinition, locale: Locale): NodeTranslation {
  const texts = (ports: readonly (readonly [string, { label?: LocalizedText; tooltip?: LocalizedText }])[]) =>
    Object.fromEntries(
      ports
        .filter(([, { label, tooltip }]) => label || tooltip)
        .map(([name, { label, tooltip }]) => [
          name,
          { ...(label && { name: label[locale] }), ...(tooltip && { tooltip: tooltip[locale] }) },
        ]),
    );
  return {
    display_name: definition.label[locale],
    description: definition.summary[locale],
    inputs: texts(Object.entries(definition.inputs)),
    outputs: texts(Object.values(definition.outputs).map((spec, index) => [String(index), spec] as const)),
  };
}
