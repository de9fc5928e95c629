import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';
import { inBrowser } from '../app/browser-storage.js';
import type { PortEnd } from '../editor/editor-state.js';
import type { Point, Viewport } from './rect.js';

/** What a context menu was asked for on. */
export type MenuTarget =
  | { readonly on: 'canvas' }
  | { readonly on: 'node'; readonly node: string }
  | { readonly on: 'link'; readonly link: string }
  | { readonly on: 'group'; readonly group: string }
  | { readonly on: 'port'; readonly port: PortEnd };

/** A context menu, at a point of the window. `place` is the same point on the canvas. */
export interface MenuRequest {
  readonly at: Point;
  readonly place: Point;
  readonly target: MenuTarget;
}

/** A search for a node to add: `at` is a point of the window, `place` the same point on the canvas. */
export interface SearchRequest {
  readonly at: Point;
  readonly place: Point;
  readonly port?: PortEnd;
}

/** How the canvas is looked at, which is no part of the workflow. */
interface CanvasView {
  /** Nodes move in steps of the grid. */
  readonly snaps: boolean;
  readonly showsMap: boolean;
  /** Dragging on the canvas draws a box that selects, for fingers that have no Shift. */
  readonly selects: boolean;
  /** Far away, nodes are boxes in one picture. */
  readonly isOverview: boolean;
  readonly menu: MenuRequest | undefined;
  readonly search: SearchRequest | undefined;
  readonly showsKeys: boolean;
  /** The node or group (`group:<id>`) whose title is being written. */
  readonly renaming: string | undefined;
  /** The port a link is being made from by keyboard. */
  readonly linkingFrom: PortEnd | undefined;
  /** A link that the dragged node would go into. */
  readonly dropLink: string | undefined;
  set(change: Partial<Omit<CanvasView, 'set'>>): void;
}

export const useCanvasView = create<CanvasView>()(
  persist(
    (set) => ({
      snaps: false,
      showsMap: true,
      selects: false,
      isOverview: false,
      menu: undefined,
      search: undefined,
      showsKeys: false,
      renaming: undefined,
      linkingFrom: undefined,
      dropLink: undefined,
      set: (change) => set(change),
    }),
    {
      name: 'talkgraph-canvas',
      storage: createJSONStorage(() => inBrowser),
      partialize: ({ snaps, showsMap }) => ({ snaps, showsMap }),
    },
  ),
);

/** Step of the grid in CSS pixels at 100 %. */
export const gridStep = 20;

/** How far one can go away from the nodes, and how near. */
export const zoomLimits = { min: 0.03, max: 3 } as const;

/** Where each canvas of a workflow was looked at last, by workflow and path into its sub-graphs. */
export const keptViewports = new Map<string, Viewport>();

/** The key of a canvas in `keptViewports`. */
export function viewportKey(workflow: string, path: readonly string[]): string {
  return [workflow, ...path].join('/');
}
