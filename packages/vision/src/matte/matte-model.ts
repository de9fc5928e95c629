import { fileURLToPath } from 'node:url';
import type { ModelFile } from '@talkgraph/inference';

/** Finds people in pictures; models/NOTICE.md says where it is from and how it is fed. */
export const matteModel: ModelFile = {
  name: 'person-matte',
  path: fileURLToPath(new URL('../../models/person-matte.onnx', import.meta.url)),
};
