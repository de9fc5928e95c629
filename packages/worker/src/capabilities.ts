import type { ArtifactStore, Capability } from '@talkgraph/engine';
import { ModelMemory } from '@talkgraph/inference';
import {
  comfyui,
  delivery,
  images,
  lipSync,
  media,
  recognition,
  sound,
  speech,
  subtitleDocuments,
  tables,
  topics,
  vision,
} from '@talkgraph/nodes';
import { type Home, modelFolder, openSecretStore, type WorkerState } from '@talkgraph/runtime';
import { createComfyUiService } from './capabilities/comfyui-service.js';
import { createDeliveryService } from './capabilities/delivery-service.js';
import { homeEngines } from './capabilities/home-engines.js';
import { LipSyncModels } from './capabilities/lipsync-models.js';
import { createLipSyncService } from './capabilities/lipsync-service.js';
import { createImageService } from './capabilities/media-images.js';
import { createMediaService } from './capabilities/media-service.js';
import { modelLoader } from './capabilities/model-loader.js';
import { createRecognitionService } from './capabilities/recognition-service.js';
import { createSoundService } from './capabilities/sound-service.js';
import { createSpeechService } from './capabilities/speech-service.js';
import { createSubtitleService } from './capabilities/subtitle-service.js';
import { createTableService } from './capabilities/table-service.js';
import { createTopicService, type HeldTopicService } from './capabilities/topic-service.js';
import { unsentDeliveries } from './capabilities/unsent-deliveries.js';
import { visionOps } from './capabilities/vision-ops.js';
import { createVisionService } from './capabilities/vision-service.js';
import { filmFinisher } from './credentials/film-finisher.js';
import { modelTasks } from './models/model-tasks.js';
import { inspectTasks } from './tasks/inspect/inspect-tasks.js';
import { mediaTasks } from './tasks/media-tasks.js';
import type { Tasks } from './tasks.js';

/** The services that nodes reach through `ctx.use`, as a worker holds them. */
export interface HeldCapabilities {
  use<T>(capability: Capability<T>): T | undefined;
  readonly tasks: Tasks;
  /** The models that are in memory. */
  models(): NonNullable<WorkerState['models']>;
  /** Loads a model before it is needed: `faces`, or `tts/kokoro`. @throws MODEL_NOT_FOUND, and what its engine throws */
  load(name: string): Promise<void>;
  /** Gives the memory of models back; they come back when they are needed. */
  release(): Promise<void>;
}

/** What the services are built on. */
export interface CapabilityPlaces {
  readonly store: ArtifactStore;
  /** The home whose models and settings the services use. */
  readonly home: Home;
  /** Deliveries are told and not made, and nobody outside is asked for anything. */
  readonly offline?: boolean;
  /** The memory that all models are counted in; without limits where left out. */
  readonly memory?: ModelMemory;
}

/** Makes everything a worker can do. Nothing native is loaded before it is needed. */
export function createCapabilities(places: CapabilityPlaces): HeldCapabilities {
  const { store, home, offline = false, memory = new ModelMemory() } = places;
  const models = new LipSyncModels(memory);
  const engines = homeEngines({ store, home, models, offline });
  const mediaService = createMediaService({
    store,
    ops: [...engines.ops, ...visionOps({ store, home, models })],
    finish: filmFinisher(home),
  });
  const lipSyncService = createLipSyncService({ store, media: mediaService, backends: engines.backends, models });
  const imageService = createImageService(store);
  const soundService = createSoundService({ store, media: mediaService, memory });
  const recognitionService = createRecognitionService({
    store,
    media: mediaService,
    sound: soundService,
    models: modelFolder(home, 'asr'),
    memory,
  });
  const speechService = createSpeechService({
    store,
    media: mediaService,
    models: modelFolder(home, 'tts'),
    memory,
    // Opened anew each time: a profile that was changed counts at once.
    readProfile: async (name) => (await (await openSecretStore(home.root)).read(name, 'openai')).fields,
    offline,
  });
  const topicService = offline ? noTopics : createTopicService(home);
  const services = new Map<string, unknown>([
    [images.name, imageService],
    [media.name, mediaService],
    [lipSync.name, lipSyncService],
    [vision.name, createVisionService({ store, home, models, media: mediaService })],
    [sound.name, soundService],
    [recognition.name, recognitionService],
    [speech.name, speechService],
    [tables.name, createTableService(store)],
    [topics.name, topicService],
    [comfyui.name, createComfyUiService({ home, media: mediaService, images: imageService, offline })],
    [delivery.name, offline ? unsentDeliveries() : createDeliveryService(home)],
    [subtitleDocuments.name, createSubtitleService({ store, media: mediaService, home })],
  ]);
  return {
    use: <T>(capability: Capability<T>) => services.get(capability.name) as T | undefined,
    tasks: {
      ...mediaTasks,
      ...modelTasks(home),
      ...inspectTasks({ store, media: mediaService, images: imageService }),
    },
    models: () => memory.loaded(),
    load: modelLoader({ home, models, speech: speechService, recognition: recognitionService }),
    release: async () => {
      await Promise.all([memory.releaseAll(), topicService.release()]);
    },
  };
}

/** Topics that have no messages. */
const noTopics: HeldTopicService = { latest: async () => undefined, release: async () => {} };
