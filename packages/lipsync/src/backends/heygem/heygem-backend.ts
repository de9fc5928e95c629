import type { LocalizedText } from '@talkgraph/errors';
import { crop, defaultOps, describeClip, source } from '@talkgraph/media';
import type { ClipServices } from '../../clip-services.js';
import type { LipSyncBackend, LipSyncRequest, WorkOptions } from '../../contract.js';
import { defaultControls } from '../../controls.js';
import type { FaceTrack } from '../../face-track.js';
import { withKeptFilms } from '../../kept-film.js';
import type { MouthTrack } from '../../mouth-track.js';
import type { LipSyncDocuments } from '../embedded/lip-sync-op.js';
import { cutPieces } from './cut-pieces.js';
import { createFace2FaceClient } from './face2face-client.js';
import { followsTemplate } from './follows-template.js';
import { readHeygemSettings } from './heygem-settings.js';
import { type JobNotes, openJobNotes } from './job-notes.js';
import { type MadeFilm, madeFaces } from './made-faces-op.js';
import { makeFilm } from './make-film.js';
import { partWithOneFace } from './part-with-one-face.js';
import { pictureOf, playFrames } from './playlist-frames.js';
import type { ServicePlace } from './run-service-job.js';
import { type ServicePace, usualPace } from './service-pace.js';

/** What the backend needs besides what comes with a call. */
export interface HeygemPlaces {
  /** Folder of the home for notes on tasks and for files on their way. */
  readonly folder: string;
  /** The fields of the profile that names the service; undefined where there is none. */
  readonly readProfile: () => Promise<Readonly<Record<string, string>> | undefined>;
  readonly documents: LipSyncDocuments;
  /** For tests. */
  readonly pace?: Partial<ServicePace>;
}

/**
 * The backend that has a HeyGem service (face2face of Duix.Avatar) make the mouth. The service gets our own template, already
 * as long as the speech, and the sound; of what it makes only the lower face is used, laid over our own frames. What it made is
 * kept, so the same request is never computed twice, and a task that was under way when we were stopped is collected.
 */
export function createHeygemBackend(places: HeygemPlaces): LipSyncBackend {
  let notes: Promise<JobNotes> | undefined;
  const underway: ServicePlace['underway'] = new Map();
  return {
    name: 'heygem',
    // Another service, or another way of using it, is another result.
    state: async () => JSON.stringify(readHeygemSettings(await places.readProfile())),
    async apply(request, services, options = {}) {
      const settings = readHeygemSettings(await places.readProfile());
      const pace = { ...usualPace, ...places.pace };
      notes ??= openJobNotes(places.folder).catch((error: unknown) => {
        notes = undefined;
        throw error;
      });
      const client = createFace2FaceClient(settings.address, pace);
      const place: ServicePlace = { settings, client, notes: await notes, folder: places.folder, pace, underway };
      using faces = await places.documents.openFaceTrack(request.faceTrack);
      const mouth = await places.documents.openMouthTrack(request.mouthTrack);
      const found = { ...services, resolveSource: withKeptFilms(services.resolveSource, services.store) };
      return await haveItMade({ request, place, faces, mouth, services: found, options });
    },
  };
}

interface Order {
  readonly request: LipSyncRequest;
  readonly place: ServicePlace;
  readonly faces: FaceTrack;
  readonly mouth: MouthTrack;
  readonly services: ClipServices;
  readonly options: WorkOptions;
}

async function haveItMade(order: Order): ReturnType<LipSyncBackend['apply']> {
  const { request, place, faces, mouth, services, options } = order;
  const { base, audio, playlist, controls } = request;
  const video = pictureOf(describeClip(base, services.ops ?? defaultOps).video);
  const framesPerSecond = video.fps.num / video.fps.den;
  const shown = playFrames(base, playlist, { num: Math.max(1, Math.round(framesPerSecond)), den: 1 });
  // The service refuses pictures with more than one face, so it gets the part in which there is one.
  const part = partWithOneFace(faces, controls.face, video);
  const template = part ? crop(shown, part) : shown;
  const frames = playlist.reduce((sum, { count }) => sum + count, 0);
  const films: MadeFilm[] = [];
  let first = 0;
  for (const count of cutPieces(frames, framesPerSecond, place.settings.pieceSeconds, mouth.pauses)) {
    const film = { template, audio, framesPerSecond, first, count, offsetMs: controls.offsetMs };
    const { sha256, artifact, video: made } = await makeFilm(film, place, services, options);
    films.push({ clip: source({ sha256, video: made, artifact }), frames: count, made: made.frameCount });
    first += count;
  }
  const follows = await followsTemplate({ template, films, faces, request, part, video }, services, options);
  const clip = madeFaces({ request, films, place: { x: part?.x ?? 0, y: part?.y ?? 0 }, whole: !follows });
  return { clip, remarks: remarksOn(request, { follows, hasPart: part !== undefined }) };
}

interface Outcome {
  readonly follows: boolean;
  readonly hasPart: boolean;
}

function remarksOn({ controls, still }: LipSyncRequest, { follows, hasPart }: Outcome): LocalizedText[] {
  const remarks: LocalizedText[] = [];
  if (!follows) {
    remarks.push({
      en: 'HeyGem did not follow the template frame by frame, so its whole picture is shown instead of only the mouth. Set "Seconds at a time" in the profile to 25 to avoid this.',
      zh: 'HeyGem 没有逐帧沿用模板画面，因此直接采用了它的整幅画面，而不是只取嘴部。可在配置中把“每次处理秒数”设为 25 来避免。',
    });
  }
  if (hasPart) {
    remarks.push({
      en: 'There are several people in the picture; HeyGem was sent only the part with the chosen one.',
      zh: '画面中有多个人，只把所选人物所在的部分发送给了 HeyGem。',
    });
  }
  const { intensity, smoothness, liveliness } = controls;
  if (intensity !== defaultControls.intensity || smoothness !== defaultControls.smoothness) {
    remarks.push({
      en: 'HeyGem decides by itself how far and how softly the mouth moves: intensity and smoothness have no effect here.',
      zh: '嘴部动作的幅度和平滑度由 HeyGem 自行决定，此处的强度和平滑度设置不起作用。',
    });
  }
  if (still && liveliness) {
    remarks.push({
      en: 'With HeyGem a photo moves only its mouth: it does not blink or sway.',
      zh: '使用 HeyGem 时，照片只有嘴部会动，不会眨眼或轻微晃动。',
    });
  }
  return remarks;
}
