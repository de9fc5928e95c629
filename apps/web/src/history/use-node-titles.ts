import { findType } from '../catalogue/find-type.js';
import { useCatalogue } from '../catalogue/use-catalogue.js';
import { useLanguage } from '../i18n/use-local-text.js';
import type { Prompt } from './run-workflow.js';

/** What nodes and their inputs are called in the reader's language. */
export interface NodeTitles {
  /** Its own title, where its workflow gave it one, else its type's name. */
  node(prompt: Prompt, id: string): string;
  input(type: string, input: string): string;
}

/** Names of the nodes of past runs; types that are gone are called as on the wire. */
export function useNodeTitles(): NodeTitles {
  const catalogue = useCatalogue();
  const language = useLanguage();
  const known = (type: string) => catalogue && findType(catalogue, type);
  return {
    node(prompt, id) {
      const { class_type: type, _meta: meta } = prompt[id] ?? {};
      if (type === undefined) return id;
      const label = known(type)?.label;
      // An editor that saves the type's name as the title did not mean it as one.
      const isOwn = meta?.title !== undefined && ![type, label?.en, label?.zh].includes(meta.title);
      return isOwn ? (meta.title as string) : (label?.[language] ?? type);
    },
    input(type, input) {
      return known(type)?.inputs.find(({ name }) => name === input)?.label[language] ?? input;
    },
  };
}
