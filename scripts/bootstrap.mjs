// Makes a bare clone ready to run: right Node.js, npm packages, compiled code. Quick when nothing is to do.
import { build } from './bootstrap/build.mjs';
import { buildKernels } from './bootstrap/build-kernels.mjs';
import { buildPage } from './bootstrap/build-page.mjs';
import { checkNode } from './bootstrap/check-node.mjs';
import { install } from './bootstrap/install.mjs';
import { isMain } from './bootstrap/is-main.mjs';
import { installTestPackages } from './bootstrap/test-packages.mjs';

/**
 * Does whatever is missing, and ends the process with one clear sentence when it cannot.
 * @param {{forTests?: boolean}} [options] forTests: also the Debian packages that only tests need
 */
export async function bootstrap({ forTests = false } = {}) {
  checkNode();
  await install();
  if (forTests) installTestPackages();
  build();
  buildKernels();
  buildPage();
}

if (isMain(import.meta.url)) await bootstrap();
