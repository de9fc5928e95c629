import type { NodePack } from '@talkgraph/engine';

/** The packs that come with the program, in the order of the palette. */
export const builtinPacks: readonly NodePack[] = [];
