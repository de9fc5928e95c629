import { join } from 'node:path';
import type { Home } from '../open-home.js';

/** Where the compiled form of custom packs is kept between starts; may be emptied at any time. */
export function compiledPacks(home: Pick<Home, 'temp'>): string {
  return join(home.temp, 'compiled');
}
