import { defineError } from '@talkgraph/errors';
import { faceFlagText } from './face-flag-text.js';
import type { FaceFlag } from './face-track.js';

/** A playlist was asked of a template without frames, or for a count that is not a whole number of frames. */
export const playlistRequestInvalid = defineError(
  'PLAYLIST_REQUEST_INVALID',
  'bug',
  (d: { frameCount: number; framesNeeded: number }) => ({
    en: `A playlist of ${d.framesNeeded} frames was asked of a template of ${d.frameCount} frames; both must be whole numbers and the template must not be empty. Please report this.`,
    zh: `请求从 ${d.frameCount} 帧的模板生成 ${d.framesNeeded} 帧的播放列表；两者都必须是整数，且模板不能为空。请反馈此问题。`,
  }),
);

/** A run of a playlist names frames the template does not have, or makes no sense. */
export const playlistInvalid = defineError(
  'PLAYLIST_INVALID',
  'bug',
  (d: { run: number; reason: string; frameCount: number }) => ({
    en: `Run ${d.run} of the playlist is wrong for a template of ${d.frameCount} frames: ${d.reason}. Please report this.`,
    zh: `播放列表的第 ${d.run} 段不适用于 ${d.frameCount} 帧的模板：${d.reason}。请反馈此问题。`,
  }),
);

/** Output frame n lies outside the playlist. */
export const playlistFrameOutside = defineError(
  'PLAYLIST_FRAME_OUTSIDE',
  'bug',
  (d: { frame: number; frameCount: number }) => ({
    en: `Frame ${d.frame} was asked of a playlist of ${d.frameCount} frames. Please report this.`,
    zh: `播放列表只有 ${d.frameCount} 帧，却请求了第 ${d.frame} 帧。请反馈此问题。`,
  }),
);

/** No frame of the clip shows a face that can be animated. */
export const faceNotFound = defineError('FACE_NOT_FOUND', 'user', (d: { frames: number; reason: FaceFlag }) => ({
  en: `No usable human face was found in the picture (${d.frames} ${d.frames === 1 ? 'frame' : 'frames'} looked at; seen most: ${faceFlagText[d.reason].en}). Choose a video or photo in which one face is clearly visible, from the front and well lit.`,
  zh: `画面中没有找到可用的人脸（已检查 ${d.frames} 帧，最常见的原因：${faceFlagText[d.reason].zh}）。请选择正面、清晰、光线充足且能看清人脸的视频或照片。`,
}));

/** A face was chosen that the clip does not have. */
export const faceNoSuch = defineError('FACE_NO_SUCH', 'user', (d: { face: number; count: number }) => ({
  en: `There is no face number ${d.face}: ${d.count === 1 ? 'one face was' : `${d.count} faces were`} found, numbered from 0 (the largest). Choose one of these.`,
  zh: `没有编号为 ${d.face} 的人脸：共找到 ${d.count} 张人脸，从 0（最大的一张）开始编号。请从中选择。`,
}));

/** A stored face track cannot be read. */
export const faceTrackBroken = defineError('FACE_TRACK_BROKEN', 'operational', (d: { path: string }) => ({
  en: `The stored face track ${d.path} is damaged or of another version. Delete the file and run again.`,
  zh: `已保存的人脸跟踪文件 ${d.path} 已损坏或版本不符。请删除该文件后重新运行。`,
}));

/** The face to animate is in no frame of the template. */
export const lipSyncNoFace = defineError('LIPSYNC_NO_FACE', 'user', (d: { frames: number }) => ({
  en: `The face to animate is in none of the template's ${d.frames} frames. Choose another face or another video.`,
  zh: `模板的 ${d.frames} 帧中都没有要驱动的人脸。请选择其他人脸或其他视频。`,
}));

/** A lip-sync recipe does not hold what it must. */
export const lipSyncParams = defineError('LIPSYNC_PARAMS', 'bug', (d: { what: string }) => ({
  en: `The lip-sync recipe is wrong: ${d.what}. Please report this.`,
  zh: `口型同步配方有误：${d.what}。请反馈此问题。`,
}));

/** A stored mouth track cannot be read. */
export const mouthTrackBroken = defineError('MOUTH_TRACK_BROKEN', 'operational', (d: { path: string }) => ({
  en: `The stored mouth track ${d.path} is damaged or of another version. Delete the file and run again.`,
  zh: `已保存的嘴部动作文件 ${d.path} 已损坏或版本不符。请删除该文件后重新运行。`,
}));

/** A stored intonation cannot be read. */
export const intonationBroken = defineError('INTONATION_BROKEN', 'operational', (d: { path: string }) => ({
  en: `The stored intonation ${d.path} is damaged or of another version. Delete the file and run again.`,
  zh: `已保存的语调文件 ${d.path} 已损坏或版本不符。请删除该文件后重新运行。`,
}));

/** A recipe refers to a track that the artifact store no longer has. */
export const lipSyncDocumentMissing = defineError('LIPSYNC_DOCUMENT_MISSING', 'operational', (d: { key: string }) => ({
  en: `The stored track ${d.key} is no longer there: the artifacts folder was emptied after the clip was prepared. Run the workflow again.`,
  zh: `已保存的跟踪文件 ${d.key} 已不存在：片段准备好之后缓存文件夹被清空了。请重新运行工作流。`,
}));

/** A clip without a picture was given as the person's video. */
export const lipSyncNoPicture = defineError('LIPSYNC_NO_PICTURE', 'user', () => ({
  en: 'What is given as video has no picture. Connect a video or a photo of a person.',
  zh: '作为视频输入的内容没有画面。请连接人物的视频或照片。',
}));

/** A clip without sound was given as the speech. */
export const lipSyncNoSound = defineError('LIPSYNC_NO_SOUND', 'user', () => ({
  en: 'What is to be heard has no sound. Connect a recording, or a video with sound.',
  zh: '作为语音输入的内容没有声音。请连接录音，或带声音的视频。',
}));

/** A lip-sync setting is unknown or out of its range. */
export const lipSyncOptionInvalid = defineError(
  'LIPSYNC_OPTION_INVALID',
  'user',
  (d: { option: string; value: string; allowed: string }) => ({
    en: `The lip-sync setting "${d.option}" cannot be ${d.value}. Allowed: ${d.allowed}.`,
    zh: `口型同步设置“${d.option}”不能为 ${d.value}。允许的值：${d.allowed}。`,
  }),
);

/** An engine was asked for that this program does not have. */
export const lipSyncEngineUnknown = defineError(
  'LIPSYNC_ENGINE_UNKNOWN',
  'user',
  (d: { engine: string; known: readonly string[] }) => ({
    en: `There is no lip-sync engine "${d.engine}" here. Choose one of these: ${d.known.join(', ')}.`,
    zh: `这里没有名为“${d.engine}”的口型引擎。可选：${d.known.join('、')}。`,
  }),
);
