/** Which workspaces each workspace may import; anything not listed fails. docs/architecture.md draws the same arrows. */
export const allowedImports = {
  errors: [],
  engine: ['errors'],
  protocol: ['errors', 'engine'],
  media: ['errors'],
  inference: ['errors'],
  lipsync: ['errors', 'inference', 'media'],
  nodes: ['errors', 'engine'],
  runtime: ['errors', 'engine'],
  worker: ['errors', 'engine', 'inference', 'lipsync', 'media', 'nodes', 'runtime'],
  server: ['errors', 'engine', 'nodes', 'protocol', 'runtime'],
  web: ['errors', 'engine'],
  cli: ['errors', 'engine', 'inference', 'lipsync', 'media', 'runtime', 'server', 'worker'],
};

/** Workspaces of which only types may be imported: the import is erased, so nothing heavy is loaded. */
export const allowedTypeImports = {
  nodes: ['lipsync', 'media'],
  web: ['protocol'],
};

/** Native bindings, each with the one workspace that may load it. */
export const nativeOwners = {
  'node-av': 'media',
  sharp: 'media',
  'onnxruntime-node': 'inference',
  libsql: 'runtime',
};
