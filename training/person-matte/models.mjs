// Which models are converted.
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const packages = process.env.PERSON_MATTE ?? path.join(path.dirname(fileURLToPath(import.meta.url)), 'node_modules');
const mediapipe = path.join(packages, '@mediapipe/selfie_segmentation');

// The package has one more, for wide pictures. It was tried at 256x144 and at 384x224 and found faces with holes and
// corners of the room; this one at a wide size is better on wide pictures, too.
export const models = [
  { name: 'person-matte', source: path.join(mediapipe, 'selfie_segmentation.tflite'), width: 256, height: 256 },
];
