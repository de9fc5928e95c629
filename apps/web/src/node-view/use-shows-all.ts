import { useCallback } from 'react';
import { create } from 'zustand';
import { useEditor } from '../editor/editor-store.js';
import { useUserSettings } from '../settings/user-settings.js';

/** The nodes that show more or less than the settings say, by their path: how they are looked at is no part of the workflow. */
const useTurned = create<{ readonly nodes: ReadonlySet<string> }>()(() => ({ nodes: new Set() }));

/** Whether a node of the open canvas shows its advanced inputs. It stays so while the node is out of view. */
export function useShowsAll(id: string): readonly [boolean, (showsAll: boolean) => void] {
  const key = useEditor(({ document, path }) => [document.id, ...path, id].join('/'));
  const usual = useUserSettings(({ level }) => level === 'advanced');
  const isTurned = useTurned(({ nodes }) => nodes.has(key));
  const setShowsAll = useCallback(
    (isOn: boolean) =>
      useTurned.setState(({ nodes }) => {
        const others = [...nodes].filter((other) => other !== key);
        return { nodes: new Set(isOn === usual ? others : [...others, key]) };
      }),
    [key, usual],
  );
  return [isTurned !== usual, setShowsAll];
}
