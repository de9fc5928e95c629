import type { LocalizedText } from '@talkgraph/errors';
import type { NodeType } from '../catalogue/node-type.js';

/** Something that can be put on the canvas. */
export interface PaletteEntry {
  /** What `addNode` takes. */
  readonly type: string;
  readonly label: LocalizedText;
  readonly summary: LocalizedText;
  /** `video/edit`: a path. Sub-graphs of the workflow are in `subgraphs`. */
  readonly category: string;
  readonly keywords: readonly string[];
  readonly deprecated: boolean;
  readonly experimental: boolean;
  /** Its sockets. Notes have none. */
  readonly inputs: NodeType['inputs'];
  readonly outputs: NodeType['outputs'];
}

/** The category of the user's own nodes. */
export const ownCategory = 'own';

/** The category under which the sub-graphs of the open workflow are offered. */
export const subgraphCategory = 'subgraphs';
