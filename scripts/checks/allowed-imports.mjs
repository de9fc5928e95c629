/** Which workspaces each workspace may import; anything not listed fails. docs/architecture.md draws the same arrows. */
export const allowedImports = {
  errors: [],
  engine: ['errors'],
  media: ['errors'],
  inference: ['errors'],
  lipsync: ['errors', 'inference', 'media'],
  runtime: ['errors', 'engine'],
  cli: ['errors', 'engine', 'inference', 'lipsync', 'media', 'runtime'],
};

/** Native bindings, each with the one workspace that may load it. */
export const nativeOwners = {
  'node-av': 'media',
  'onnxruntime-node': 'inference',
};
