import { definePack } from '@talkgraph/engine';
import { remoteComfyUI } from './remote-comfyui.js';

/** Work that is done on other servers. */
export const remotePack = definePack({
  name: 'remote',
  version: '0.1.0',
  label: { en: 'Other servers', zh: '远程服务' },
  nodes: [remoteComfyUI],
});
