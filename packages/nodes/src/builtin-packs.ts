import type { NodePack } from '@talkgraph/engine';
import { facePack } from './face/index.js';
import { lipSyncPack } from './lipsync/index.js';

/** The packs that come with the program, in the order of the palette. */
export const builtinPacks: readonly NodePack[] = [lipSyncPack, facePack];
