import type { Json } from '@talkgraph/engine';
import type { LocalizedText } from '@talkgraph/errors';
import type { Catalogue } from '../catalogue/node-type.js';
import type { GraphGroup, NodeMode, WorkflowDocument } from '../graph/document.js';
import type { OwnNode } from '../graph/own-node.js';

/** What is selected on the open canvas. */
export interface Selection {
  readonly nodes: ReadonlySet<string>;
  readonly links: ReadonlySet<string>;
  readonly groups: ReadonlySet<string>;
}

/** Where the workflow is kept: a path below workflows/, without the ending; undefined until it is saved first. */
export interface WorkflowPlace {
  readonly path: string | undefined;
  /** What tabs and windows show. */
  readonly title: string;
}

/** What the editor holds. Undo covers `document`; the rest is how it is looked at. */
export interface EditorState {
  readonly document: WorkflowDocument;
  /** Ids of the instance nodes one has gone into, the outermost first; empty on the outer canvas. */
  readonly path: readonly string[];
  readonly selection: Selection;
  /** Undefined until the server has answered. */
  readonly catalogue: Catalogue | undefined;
  /** The user's own nodes, by the ids of their sub-graphs. */
  readonly ownNodes: ReadonlyMap<string, OwnNode>;
  readonly place: WorkflowPlace;
  /** Whether `document` differs from what was last saved or opened. */
  readonly isChanged: boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

/** Says whether something was done, and why not where it was refused. */
export type Verdict = { readonly done: true } | { readonly done: false; readonly reason: LocalizedText };

/**
 * Everything that changes the editor. One call is one step of undo, except between `beginStep` and `endStep` (a drag),
 * which together are one. All of them work on the open canvas (`path`).
 */
export interface EditorActions {
  setCatalogue(catalogue: Catalogue): void;
  setOwnNodes(ownNodes: ReadonlyMap<string, OwnNode>): void;
  /** Opens another workflow; forgets undo. */
  open(document: WorkflowDocument, place: WorkflowPlace): void;
  markSaved(place: WorkflowPlace): void;

  /**
   * Answers the new node's id; `''` where a sub-graph would contain itself. `values` over the presets. One of the user's own
   * nodes brings its sub-graph along, unless this workflow has it already.
   */
  addNode(type: string, at: { x: number; y: number }, values?: Readonly<Record<string, Json>>): string;
  /** Adds a node and links it to a port that a drag began at, to the first port that fits. */
  addLinkedNode(type: string, at: { x: number; y: number }, port: PortEnd): string;
  connect(from: { node: string; slot: number }, to: { node: string; input: string }): Verdict;
  /** Why a link would be refused; asked while dragging, changes nothing. */
  canConnect(from: { node: string; slot: number }, to: { node: string; input: string }): Verdict;
  removeLinks(ids: readonly string[]): void;
  /** Puts a reroute into a link. */
  addReroute(link: string, at: { x: number; y: number }): string;
  moveNodes(moves: ReadonlyMap<string, { x: number; y: number }>): void;
  resizeNode(id: string, size: { width: number; height: number }): void;
  /** `null` takes the value away, so that the preset counts. */
  setValue(node: string, input: string, value: Json): void;
  /** Changes seeds as it says beside them (`afterRunOf`); called when a run was queued. No step of undo. */
  advanceSeeds(): void;
  setTitle(node: string, title: string | undefined): void;
  setColor(nodes: readonly string[], color: string | undefined): void;
  setMode(nodes: readonly string[], mode: NodeMode): void;
  setCollapsed(nodes: readonly string[], collapsed: boolean): void;
  setProperty(node: string, name: string, value: Json | undefined): void;
  /** Names an input so that forms and tables show it; undefined takes the name away. */
  nameInput(node: string, input: string, name: string | undefined): Verdict;
  /** Removes the selection, or these. */
  remove(what?: { nodes?: readonly string[]; groups?: readonly string[] }): void;

  addGroup(group: Omit<GraphGroup, 'id'>): string;
  /** Frames the selected nodes; `sizes` are measured ones, where the canvas knows them. */
  groupSelection(title: string, sizes?: NodeSizes): void;
  changeGroup(id: string, change: Partial<Omit<GraphGroup, 'id'>>): void;

  /** The selection as text for the clipboard; `''` where nothing is selected. */
  copy(): string;
  /** Pastes what `copy` or ComfyUI put there. Answers the new nodes. */
  paste(text: string, at?: { x: number; y: number }): readonly string[];
  duplicate(): readonly string[];
  align(how: 'left' | 'centre' | 'right' | 'top' | 'middle' | 'bottom' | 'columns' | 'rows', sizes: NodeSizes): void;
  /** Lays out the selection, or everything, from left to right. */
  layOut(sizes: NodeSizes): void;

  /** Turns the selection into a sub-graph and its instance. */
  makeSubgraph(name: string): Verdict;
  /** Puts an instance's nodes in its place. */
  unpackSubgraph(node: string): Verdict;
  renameSubgraph(id: string, name: string): void;
  /** Gives a port of the open sub-graph another name, by the port's id. */
  renamePort(side: 'input' | 'output', port: string, name: string): void;
  removePort(side: 'input' | 'output', port: string): void;
  enterSubgraph(node: string): void;
  /** Goes out to this depth of `path`; 0 is the outer canvas. */
  leaveTo(depth: number): void;

  select(selection: Partial<{ nodes: Iterable<string>; links: Iterable<string>; groups: Iterable<string> }>): void;
  selectAll(): void;
  undo(): void;
  redo(): void;
  beginStep(): void;
  endStep(): void;
}

/** A port that a drag began at. */
export type PortEnd =
  | { readonly side: 'output'; readonly node: string; readonly slot: number }
  | { readonly side: 'input'; readonly node: string; readonly input: string };

/** Measured sizes of nodes, by id; the canvas knows them. */
export type NodeSizes = ReadonlyMap<string, { readonly width: number; readonly height: number }>;
