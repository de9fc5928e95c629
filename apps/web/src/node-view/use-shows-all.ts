import { useCallback } from 'react';
import { create } from 'zustand';
import { useEditor } from '../editor/editor-store.js';

/** The nodes that show their advanced inputs, by their path: how they are looked at is no part of the workflow. */
const useUnfolded = create<{ readonly nodes: ReadonlySet<string> }>()(() => ({ nodes: new Set() }));

/** Whether a node of the open canvas shows its advanced inputs. It stays so while the node is out of view. */
export function useShowsAll(id: string): readonly [boolean, (showsAll: boolean) => void] {
  const key = useEditor(({ document, path }) => [document.id, ...path, id].join('/'));
  const showsAll = useUnfolded(({ nodes }) => nodes.has(key));
  const setShowsAll = useCallback(
    (isOn: boolean) =>
      useUnfolded.setState(({ nodes }) => {
        const others = [...nodes].filter((other) => other !== key);
        return { nodes: new Set(isOn ? [...others, key] : others) };
      }),
    [key],
  );
  return [showsAll, setShowsAll];
}
