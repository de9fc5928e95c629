import type { Tasks } from '../tasks.js';
import { keptWorkflow } from './kept-workflow.js';
import { mask } from './mask.js';
import { picture } from './picture.js';
import { probe } from './probe.js';
import { thumbnail } from './thumbnail.js';
import { waveform } from './waveform.js';

/** What a worker does for the server with media files. */
export const mediaTasks: Tasks = { thumbnail, waveform, picture, mask, probe, workflow: keptWorkflow };
