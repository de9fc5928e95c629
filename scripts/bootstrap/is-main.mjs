import { realpathSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/** Tells whether a module is the script that was started, and not one that was imported. */
export function isMain(moduleUrl) {
  const started = process.argv[1];
  return started !== undefined && moduleUrl === pathToFileURL(realpathSync(started)).href;
}
