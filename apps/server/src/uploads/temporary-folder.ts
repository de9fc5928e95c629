import { join } from 'node:path';
import type { Home } from '@talkgraph/runtime';

/** Where files lie that are being received. It is emptied at every start. */
export function temporaryFolder(home: Home): string {
  return join(home.temp, 'uploads');
}
