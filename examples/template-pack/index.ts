import { definePack } from '@talkgraph/engine';
import { readLines } from './read-lines.js';

export default definePack({
  name: 'template-pack',
  version: '1.0.0',
  label: { en: 'Template pack', zh: '模板节点包' },
  nodes: [readLines],
});
