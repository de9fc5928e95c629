/** What ComfyUI's editor expects in the definition of a sub-graph, and nobody sets. */
export const subgraphDefaults = { revision: 0, config: {}, widgets: [], extra: {} } as const;
