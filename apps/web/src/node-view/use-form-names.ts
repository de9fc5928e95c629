import { useShallow } from 'zustand/react/shallow';
import { useEditor } from '../editor/editor-store.js';
import type { NamedInput } from '../graph/document.js';
import { useLanguage } from '../i18n/use-local-text.js';

const indexes = new WeakMap<readonly NamedInput[], ReadonlyMap<string, readonly NamedInput[]>>();

/** The inputs of a node that forms and tables show, with the names they have there. */
export function useFormNames(id: string): Readonly<Record<string, string>> {
  const language = useLanguage();
  return useEditor(
    useShallow(({ document, path }) => {
      const names: Record<string, string> = {};
      for (const { input, name, label } of byNode(document.namedInputs).get([...path, id].join(':')) ?? [])
        names[input] = label?.[language] ?? name;
      return names;
    }),
  );
}

function byNode(named: readonly NamedInput[]): ReadonlyMap<string, readonly NamedInput[]> {
  let index = indexes.get(named);
  if (!index) {
    const ids = new Set(named.map(({ node }) => node));
    index = new Map([...ids].map((id) => [id, named.filter(({ node }) => node === id)]));
    indexes.set(named, index);
  }
  return index;
}
