import type { Json, JsonObject } from '@talkgraph/engine';
import type { LocalizedText } from '@talkgraph/errors';

/** Whether a node runs: muted ones do not, nor what depends on them; bypassed ones hand on what they receive. */
export type NodeMode = 'active' | 'muted' | 'bypassed';

/** A node on the canvas. All of it is plain frozen JSON; ids are decimal numbers as text, as ComfyUI's are. */
export interface GraphNode {
  readonly id: string;
  /** A type of the catalogue, one of `editorTypes`, or the id of a sub-graph of this workflow. */
  readonly type: string;
  /** Only where the user gave one. */
  readonly title?: string;
  readonly x: number;
  readonly y: number;
  /** Only where the user changed it. CSS pixels at 100 %. */
  readonly width?: number;
  readonly height?: number;
  readonly mode: NodeMode;
  readonly collapsed: boolean;
  readonly color?: string;
  /**
   * Values of widgets by the input's name. An input that is missing here has its preset. Beside a seed stands what becomes
   * of it after a run (`afterRunKey`); instances of sub-graphs hold values of widgets inside them as `8:steps`.
   */
  readonly values: Readonly<Record<string, Json>>;
  /** Sockets as they were saved; kept where the catalogue does not know the type, or not all of them. */
  readonly savedInputs?: readonly JsonObject[];
  readonly savedOutputs?: readonly JsonObject[];
  /** ComfyUI's properties and our policy (`talkgraph`); what nobody knows of is written back unchanged. */
  readonly properties: JsonObject;
  /** Whatever else the saved node held, written back unchanged. */
  readonly rest?: JsonObject;
}

/** Types that only the editor knows. The first two are the ends of a sub-graph, inside it. */
export const editorTypes = {
  subgraphInput: 'talkgraph/subgraph-input',
  subgraphOutput: 'talkgraph/subgraph-output',
  reroute: 'Reroute',
  note: 'Note',
  markdownNote: 'MarkdownNote',
  primitive: 'PrimitiveNode',
} as const;

/** Ids of the two ends inside every sub-graph. */
export const subgraphEnds = { input: '-10', output: '-20' } as const;

/** A link from an output, by slot, to an input, by name. An input takes one link, an output many. */
export interface GraphLink {
  readonly id: string;
  readonly from: { readonly node: string; readonly slot: number };
  readonly to: { readonly node: string; readonly input: string };
  /** Type of what travels, as saved. */
  readonly type: string;
}

/** A titled frame around nodes; nodes whose centres lie in it move with it. */
export interface GraphGroup {
  readonly id: string;
  readonly title: string;
  readonly color?: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Whatever else the saved group held, written back unchanged. */
  readonly rest?: JsonObject;
}

/** What one canvas shows. */
export interface Graph {
  readonly nodes: Readonly<Record<string, GraphNode>>;
  readonly links: Readonly<Record<string, GraphLink>>;
  readonly groups: Readonly<Record<string, GraphGroup>>;
  /** Whatever else the saved workflow or sub-graph held, written back unchanged; and `last_node_id`, where it is higher. */
  readonly rest?: JsonObject;
}

/** A socket of a sub-graph to the outside. */
export interface SubgraphPort {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  /** Whatever else the saved port held, written back unchanged. */
  readonly rest?: JsonObject;
}

/** A sub-graph: nodes whose `type` is its id are instances of it. */
export interface SubgraphDefinition {
  readonly id: string;
  readonly name: string;
  readonly inputs: readonly SubgraphPort[];
  readonly outputs: readonly SubgraphPort[];
  /** Holds the two ends (`subgraphEnds`) as nodes. */
  readonly graph: Graph;
}

/** An input that the workflow's form and table show: the batch's columns. `name` is unique in the workflow. */
export interface NamedInput {
  readonly name: string;
  /** Id of a node of the outer graph, or a path `5:3` into sub-graphs, as in API format. */
  readonly node: string;
  readonly input: string;
  /** What templates call it in either language; goes when somebody gives it another name. */
  readonly label?: LocalizedText;
}

/** A workflow as the editor works on it. Frozen: every edit answers another one and shares what did not change. */
export interface WorkflowDocument {
  /** A UUID, kept through saves. */
  readonly id: string;
  readonly root: Graph;
  readonly subgraphs: Readonly<Record<string, SubgraphDefinition>>;
  readonly namedInputs: readonly NamedInput[];
  /** `extra` of the file, less the named inputs; written back unchanged. */
  readonly extra: JsonObject;
}
