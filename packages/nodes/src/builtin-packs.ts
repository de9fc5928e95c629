import type { NodePack } from '@talkgraph/engine';
import { audioPack } from './audio/index.js';
import { composePack } from './compose/index.js';
import { controlPack } from './control/index.js';
import { deliveryPack } from './delivery/index.js';
import { facePack } from './face/index.js';
import { imagePack } from './image/index.js';
import { lipSyncPack } from './lipsync/index.js';
import { videoPack } from './media/index.js';
import { remotePack } from './remote/index.js';
import { speechPack } from './speech/index.js';
import { subtitlesPack } from './subtitles/index.js';
import { tablesPack } from './tables/index.js';
import { valuesPack } from './values/index.js';

/** The packs that come with the program, in the order of the palette. */
export const builtinPacks: readonly NodePack[] = [
  lipSyncPack,
  facePack,
  videoPack,
  audioPack,
  speechPack,
  imagePack,
  composePack,
  subtitlesPack,
  tablesPack,
  valuesPack,
  controlPack,
  deliveryPack,
  remotePack,
];
