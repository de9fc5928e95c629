import type { JsonObject } from '@talkgraph/engine';
import type { LocalizedText } from '@talkgraph/errors';
import type { Catalogue } from '../catalogue/node-type.js';
import type { SubgraphPort } from './document.js';

/** What a saved graph is read with. */
export interface ReadingContext {
  readonly catalogue: Catalogue;
  readonly subgraphs: ReadonlyMap<string, RawSubgraph>;
  /** Whether our editor wrote the file; others size nodes for their own way of drawing them. */
  readonly isOwn: boolean;
  readonly remark: (text: LocalizedText) => void;
}

/** A saved definition of a sub-graph, with its ports. */
export interface RawSubgraph {
  readonly json: JsonObject;
  readonly inputs: readonly SubgraphPort[];
  readonly outputs: readonly SubgraphPort[];
}
