import type { Json, JsonObject } from '../json.js';

/** A socket of a node as the editor saves it. */
export interface UiSocket {
  readonly name: string;
  readonly type: string;
  /** The id of the link that ends here. */
  readonly link?: string;
  /** The widget it stands for. */
  readonly widget?: string;
}

/** A node as the editor saves it. */
export interface UiNode {
  readonly id: string;
  readonly type: string;
  /** 2: muted, 4: bypassed; everything else runs. */
  readonly mode: number;
  readonly title?: string;
  readonly inputs: readonly UiSocket[];
  readonly outputs: readonly UiSocket[];
  /** A list in the order of the widgets, or an object by their names. */
  readonly values: Json;
  readonly namedValues: JsonObject;
  readonly properties: JsonObject;
}

/** A link, by the ids of its nodes and the positions of its sockets. */
export interface UiLink {
  readonly origin: string;
  readonly originSlot: number;
  readonly target: string;
  readonly targetSlot: number;
}

/** A workflow, or the definition of a sub-graph. */
export interface UiGraph {
  readonly nodes: ReadonlyMap<string, UiNode>;
  readonly links: ReadonlyMap<string, UiLink>;
  /** Sockets of a sub-graph to the outside; none for a workflow. */
  readonly inputs: readonly UiSocket[];
  /** The stand-ins for the outside that links inside a sub-graph begin and end at. */
  readonly inputNode: string;
  readonly outputNode: string;
}
