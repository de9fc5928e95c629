import { findType } from '../catalogue/find-type.js';
import type { EditorState } from '../editor/editor-state.js';
import { useEditor } from '../editor/editor-store.js';
import { openGraph } from '../editor/open-graph.js';
import { editorTypes, type GraphNode } from '../graph/document.js';
import type { Language } from '../i18n/start-i18n.js';
import { useLanguage } from '../i18n/use-local-text.js';

/** What a node is called: the title it was given, else the name of its sub-graph or its type. */
export function nodeName(
  node: GraphNode,
  { document, catalogue }: Pick<EditorState, 'document' | 'catalogue'>,
  language: Language,
): string {
  if (node.title) return node.title;
  const known = document.subgraphs[node.type]?.name ?? ownNames[node.type]?.[language];
  return known ?? (catalogue && findType(catalogue, node.type)?.label[language]) ?? node.type;
}

/** What a node of the open canvas is called, in the language of the page. */
export function useNodeName(id: string): string {
  const language = useLanguage();
  return useEditor((state) => {
    const node = openGraph(state).nodes[id];
    return node ? nodeName(node, state, language) : '';
  });
}

const ownNames: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  [editorTypes.subgraphInput]: { en: 'Inputs', zh: '输入端' },
  [editorTypes.subgraphOutput]: { en: 'Outputs', zh: '输出端' },
  [editorTypes.reroute]: { en: 'Reroute', zh: '转接点' },
  [editorTypes.note]: { en: 'Note', zh: '注释' },
  [editorTypes.markdownNote]: { en: 'Note', zh: '注释' },
  [editorTypes.primitive]: { en: 'Primitive', zh: '基本值' },
};
