// Makes what TypeScript does not: the pixel loops, and the page that `talkgraph serve` shows. Quick when nothing changed.
import { buildKernels } from './bootstrap/build-kernels.mjs';
import { buildPage } from './bootstrap/build-page.mjs';

buildKernels();
buildPage();
