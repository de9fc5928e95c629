/** Which workspaces each workspace may import; anything not listed fails. docs/architecture.md draws the same arrows. */
export const allowedImports = {
  errors: [],
  engine: ['errors'],
  protocol: ['errors', 'engine'],
  media: ['errors', 'subtitles'],
  inference: ['errors'],
  kernels: [],
  lipsync: ['errors', 'inference', 'kernels', 'media'],
  subtitles: ['errors'],
  speech: ['errors', 'inference', 'media'],
  vision: ['errors', 'inference', 'lipsync', 'media'],
  delivery: ['errors'],
  comfyui: ['errors'],
  nodes: ['errors', 'engine', 'subtitles'],
  runtime: ['errors', 'engine'],
  worker: [
    'comfyui',
    'delivery',
    'errors',
    'engine',
    'inference',
    'lipsync',
    'media',
    'nodes',
    'runtime',
    'speech',
    'subtitles',
    'vision',
  ],
  server: ['comfyui', 'delivery', 'errors', 'engine', 'nodes', 'protocol', 'runtime'],
  web: ['errors', 'engine', 'subtitles'],
  cli: ['comfyui', 'delivery', 'errors', 'engine', 'inference', 'lipsync', 'media', 'runtime', 'server', 'worker'],
};

/** Workspaces of which only types may be imported: the import is erased, so nothing heavy is loaded. */
export const allowedTypeImports = {
  nodes: ['delivery', 'lipsync', 'media', 'speech', 'vision'],
  web: ['protocol'],
};

/** Native bindings, each with the one workspace that may load it. */
export const nativeOwners = {
  'node-av': 'media',
  sharp: 'media',
  '@napi-rs/canvas': 'media',
  'sherpa-onnx-node': 'speech',
  'onnxruntime-node': 'inference',
  libsql: 'runtime',
};
