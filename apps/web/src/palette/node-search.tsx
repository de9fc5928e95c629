import { FocusTrap, Portal, TextInput } from '@mantine/core';
import { useClickOutside } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EditorState, PortEnd } from '../editor/editor-state.js';
import { useEditor } from '../editor/editor-store.js';
import { openGraph } from '../editor/open-graph.js';
import { portsOf } from '../graph/ports-of.js';
import { addAt } from './add-entry.js';
import { EntryFacts } from './entry-facts.js';
import { EntryList } from './entry-list.js';
import { type FitFor, fittingEntries } from './fitting-entries.js';
import classes from './node-search.module.css';
import type { PaletteEntry } from './palette-entry.js';
import { usePaletteMemory } from './palette-memory.js';
import { searchPalette } from './search-palette.js';
import { useCategoryName } from './use-category-name.js';
import { useListKeys } from './use-list-keys.js';
import { usePaletteEntries } from './use-palette-entries.js';

interface NodeSearchProps {
  /** The point of the window where it was asked for; the node is put there. */
  readonly at: { readonly x: number; readonly y: number };
  /** Only nodes that can be linked to this port are offered, and the one that is taken is linked. */
  readonly port?: PortEnd;
  readonly onClose: () => void;
}

/** Room for the popup in CSS pixels; it stays inside the window. */
const size = { width: 520, height: 380 };

/** Finds a node to add by a few letters of its name, at the place of the canvas where it is wanted. */
export function NodeSearch({ at, port, onClose }: NodeSearchProps) {
  const { t } = useTranslation('palette');
  const id = useId();
  const [search, setSearch] = useState('');
  const frame = useClickOutside<HTMLDivElement>(onClose);
  const found = useFound(search, port);
  const take = (entry: PaletteEntry | undefined) => {
    if (!entry) return;
    addAt(entry.type, at, port);
    onClose();
  };
  const { active, setActive, onKeyDown } = useListKeys(found.length, search, (index) => take(found[index]));
  const focused = found[active];
  const left = Math.max(8, Math.min(at.x, window.innerWidth - size.width - 8));
  const top = Math.max(8, Math.min(at.y, window.innerHeight - size.height - 8));
  return (
    <Portal>
      <FocusTrap active>
        <div
          ref={frame}
          role="dialog"
          aria-label={t('addNode')}
          data-canvas-popup
          className={classes.popup}
          style={{ left, top, width: size.width, maxHeight: size.height }}
          onKeyDown={(event) => {
            if (event.key === 'Escape') onClose();
            event.stopPropagation();
          }}
        >
          <TextInput
            data-autofocus
            size="sm"
            placeholder={t(port ? 'searchFitting' : 'search')}
            leftSection={<IconSearch size={16} aria-hidden />}
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
            onKeyDown={onKeyDown}
            role="combobox"
            aria-label={t('search')}
            aria-expanded
            aria-controls={id}
            aria-activedescendant={focused && `${id}-${active}`}
          />
          <div className={classes.columns}>
            <div className={classes.found}>
              <EntryList id={id} entries={found} active={active} onActive={setActive} onTake={take} />
            </div>
            <div className={classes.facts}>{focused && <EntryFacts entry={focused} />}</div>
          </div>
        </div>
      </FocusTrap>
    </Portal>
  );
}

function useFound(search: string, port: PortEnd | undefined): readonly PaletteEntry[] {
  const all = usePaletteEntries();
  const recent = usePaletteMemory((memory) => memory.recent);
  const nameCategory = useCategoryName();
  const offered = useMemo(() => {
    const fit = port && fitFor(port, useEditor.getState());
    const current = all.filter(({ deprecated }) => !deprecated);
    return fit ? fittingEntries(current, fit) : lateFirst(current, recent);
  }, [all, port, recent]);
  return useMemo(
    () => searchPalette(offered, search, { recent, categoryNames: (category) => [nameCategory(category)] }),
    [offered, search, recent, nameCategory],
  );
}

function lateFirst(entries: readonly PaletteEntry[], recent: readonly string[]): readonly PaletteEntry[] {
  const late = recent.flatMap((type) => entries.find((entry) => entry.type === type) ?? []);
  return [...late, ...entries.filter((entry) => !late.includes(entry))];
}

function fitFor(port: PortEnd, state: EditorState): FitFor | undefined {
  const graph = openGraph(state);
  const node = graph.nodes[port.node];
  if (!node || !state.catalogue) return undefined;
  const { inputs, outputs } = portsOf(node, state.document, graph, state.catalogue);
  if (port.side === 'output') return { side: 'output', type: outputs[port.slot]?.type ?? '*' };
  const input = inputs.find(({ name }) => name === port.input);
  return { side: 'input', input: input ?? { type: '*', accepts: [] } };
}
