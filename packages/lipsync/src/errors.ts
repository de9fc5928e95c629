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

/** A stored film strip cannot be read. */
export const filmStripBroken = defineError('FILM_STRIP_BROKEN', 'operational', (d: { path: string }) => ({
  en: `The stored film strip ${d.path} is damaged or of another version. Delete the file and run again.`,
  zh: `已保存的画面缩略数据 ${d.path} 已损坏或版本不符。请删除该文件后重新运行。`,
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

/** The address of the HeyGem service is none. */
export const heygemAddress = defineError('HEYGEM_ADDRESS', 'user', (d: { address: string }) => ({
  en: `"${d.address}" is no address of a HeyGem service. Write one such as http://127.0.0.1:8383 into the profile of the kind "heygem".`,
  zh: `“${d.address}”不是有效的 HeyGem 服务地址。请在“HeyGem 服务”类型的账号配置中填写类似 http://127.0.0.1:8383 的地址。`,
}));

/** Nobody answers at the address of the HeyGem service. */
export const heygemUnreachable = defineError(
  'HEYGEM_UNREACHABLE',
  'operational',
  (d: { address: string; seconds: number; reason: string }) => ({
    en: `The HeyGem service at ${d.address} did not answer for ${d.seconds} s (${d.reason}). Start its container (docker start heygem-gen-video) and check the address in the profile; a container needs up to a minute until it listens.`,
    zh: `HeyGem 服务 ${d.address} 在 ${d.seconds} 秒内没有响应（${d.reason}）。请启动容器（docker start heygem-gen-video）并检查配置中的地址；容器启动后约需一分钟才能开始工作。`,
  }),
);

/** What answers at the address is not a HeyGem service. */
export const heygemAnswer = defineError('HEYGEM_ANSWER', 'operational', (d: { address: string; said: string }) => ({
  en: `What answers at ${d.address} does not speak like HeyGem's face2face service: ${d.said}. Check the address: it is port 8383 of heygem-gen-video, not that of the voice service.`,
  zh: `${d.address} 的应答不符合 HeyGem face2face 服务的格式：${d.said}。请检查地址：应为 heygem-gen-video 的 8383 端口，而不是语音服务的端口。`,
}));

/** The service works for somebody else and does not get done. */
export const heygemBusy = defineError('HEYGEM_BUSY', 'operational', (d: { address: string; minutes: number }) => ({
  en: `The HeyGem service at ${d.address} has worked on something else for ${d.minutes} minutes. It does one task at a time and cannot be told to stop: wait for it, or restart its container (docker restart heygem-gen-video) if it is stuck.`,
  zh: `HeyGem 服务 ${d.address} 已连续 ${d.minutes} 分钟在处理其他任务。该服务一次只能处理一个任务，且无法远程取消：请等待其完成；若已卡死，请重启容器（docker restart heygem-gen-video）。`,
}));

/** The service refused what it was sent as malformed. */
export const heygemRequestRefused = defineError('HEYGEM_REQUEST_REFUSED', 'bug', (d: { said: string }) => ({
  en: `HeyGem refused the task as malformed: ${d.said}. Please report this, with the version of the HeyGem image.`,
  zh: `HeyGem 认为任务参数有误：${d.said}。请反馈此问题，并附上 HeyGem 镜像的版本。`,
}));

/** The service sees more than one face. */
export const heygemManyFaces = defineError('HEYGEM_MANY_FACES', 'user', (d: { said: string }) => ({
  en: `HeyGem sees more than one face (${d.said}). It takes pictures on a wall and patterns for faces too: crop the video to the person, use a calmer background, or choose the built-in engine.`,
  zh: `HeyGem 检测到多张人脸（${d.said}）。墙上的照片或图案也可能被误认成人脸：请把视频裁剪到只剩该人物，换用简洁的背景，或改用内置引擎。`,
}));

/** The service sees no face. */
export const heygemNoFace = defineError('HEYGEM_NO_FACE', 'user', (d: { said: string }) => ({
  en: `HeyGem finds no face it can work with (${d.said}). It needs one that looks into the camera, is not covered and is large enough: choose another video, or the built-in engine.`,
  zh: `HeyGem 没有找到可用的人脸（${d.said}）。它需要正对镜头、没有遮挡且足够大的人脸：请更换视频，或改用内置引擎。`,
}));

/** The service gave up on the task. */
export const heygemTimeout = defineError('HEYGEM_TIMEOUT', 'operational', (d: { said: string; seconds: number }) => ({
  en: `HeyGem gave up on ${d.seconds} s of speech (${d.said}): it allows itself ten minutes a task. Set "Seconds at a time" in the profile to 30 or less, so that it gets the speech in pieces, or use a faster card.`,
  zh: `HeyGem 处理 ${d.seconds} 秒语音时超时放弃（${d.said}）：它给每个任务的时限是十分钟。请在配置中把“每次处理秒数”设为 30 或更小，分段处理；或换用更快的显卡。`,
}));

/** The service says that it works, but nothing has moved for a long time. */
export const heygemStalled = defineError(
  'HEYGEM_STALLED',
  'operational',
  (d: { minutes: number; progress: number; said: string }) => ({
    en: `HeyGem has stood at ${d.progress} % for ${d.minutes} minutes (${d.said || 'no message'}). Look into its log (docker logs heygem-gen-video) and restart its container; then run the workflow again.`,
    zh: `HeyGem 停在 ${d.progress}% 已有 ${d.minutes} 分钟（${d.said || '无提示信息'}）。请查看日志（docker logs heygem-gen-video）并重启容器，然后重新运行工作流。`,
  }),
);

/** The service failed, for a reason of its own. */
export const heygemFailed = defineError('HEYGEM_FAILED', 'operational', (d: { said: string }) => ({
  en: `HeyGem failed: ${d.said}. Its log says more: docker logs heygem-gen-video. Running out of graphics memory is the usual reason; a lower resolution helps.`,
  zh: `HeyGem 处理失败：${d.said}。详情见其日志：docker logs heygem-gen-video。常见原因是显存不足，可降低分辨率后重试。`,
}));

/** The service does not find the files it was given. */
export const heygemFilesNotSeen = defineError('HEYGEM_FILES_NOT_SEEN', 'user', (d: { said: string; path: string }) => ({
  en: `HeyGem does not find ${d.path} (${d.said}). The folder in the profile has to be the very one that is mounted into its container as the container's folder (/code/data), and it must be able to reach this computer where files are sent by address.`,
  zh: `HeyGem 找不到 ${d.path}（${d.said}）。配置中的数据文件夹必须正是挂载到容器内数据目录（/code/data）的那个文件夹；若用网址传送文件，容器必须能访问到本机。`,
}));

/** The folder shared with the service cannot be used. */
export const heygemFolder = defineError('HEYGEM_FOLDER', 'user', (d: { folder: string; reason: string }) => ({
  en: `The folder shared with HeyGem, ${d.folder || '(none is set)'}, cannot be used: ${d.reason}. Name in the profile the folder that is mounted into its container (D:\\heygem_data\\face2face on Windows, ~/heygem_data/face2face on Linux) and let this user write there; or set the addresses by which files are exchanged.`,
  zh: `无法使用与 HeyGem 共享的文件夹 ${d.folder || '（未设置）'}：${d.reason}。请在配置中填写挂载到容器的文件夹（Windows 为 D:\\heygem_data\\face2face，Linux 为 ~/heygem_data/face2face），并确保当前用户可写；也可改为设置用于传送文件的网址。`,
}));

/** The service forgot the task, and there is no result either. */
export const heygemResultLost = defineError('HEYGEM_RESULT_LOST', 'operational', (d: { name: string }) => ({
  en: `HeyGem no longer knows the task and left no result (${d.name}). Its container was probably restarted meanwhile. Run the workflow again; if it happens each time, look into docker logs heygem-gen-video.`,
  zh: `HeyGem 已不记得该任务，也没有留下结果（${d.name}），可能是容器中途重启过。请重新运行工作流；若反复出现，请查看 docker logs heygem-gen-video。`,
}));

/** What the service made is no usable video of the right length. */
export const heygemResultBroken = defineError('HEYGEM_RESULT_BROKEN', 'operational', (d: { reason: string }) => ({
  en: `The video that HeyGem made cannot be used: ${d.reason}. Run the workflow again; if it happens each time, set "Seconds at a time" in the profile to 30, or look into docker logs heygem-gen-video.`,
  zh: `HeyGem 生成的视频无法使用：${d.reason}。请重新运行工作流；若反复出现，请在配置中把“每次处理秒数”设为 30，或查看 docker logs heygem-gen-video。`,
}));

/** The engine wav2lip is asked for, and there is no model for it. */
export const wav2LipModelMissing = defineError('LIPSYNC_MODEL_MISSING', 'user', () => ({
  en: 'The engine "wav2lip" needs a model of yours: put a Wav2Lip file in ONNX format (96, 256 or 288 pixels) into models/lipsync/ of the workspace, or choose the engine "embedded", which needs none.',
  zh: 'Wav2Lip 引擎需要您自备模型：请将 ONNX 格式的 Wav2Lip 文件（96、256 或 288 像素）放入工作区的 models/lipsync/ 文件夹，或改用无需模型的内置引擎（embedded）。',
}));

/** A lip-sync model of a name that is not there. */
export const wav2LipModelUnknown = defineError(
  'LIPSYNC_MODEL_UNKNOWN',
  'user',
  (d: { name: string; known: readonly string[] }) => ({
    en: `There is no "${d.name}" in models/lipsync/. There: ${d.known.join(', ')}. Choose one of these, or put the file there.`,
    zh: `models/lipsync/ 中没有“${d.name}”。现有：${d.known.join('、')}。请从中选择，或把文件放到该文件夹。`,
  }),
);

/** The file of a lip-sync model was replaced after a recipe was made with it. */
export const wav2LipModelChanged = defineError('LIPSYNC_MODEL_CHANGED', 'user', (d: { name: string }) => ({
  en: `"${d.name}" in models/lipsync/ is another file now than when this clip was prepared. Run the workflow again.`,
  zh: `models/lipsync/ 中的“${d.name}”已不是准备此片段时的文件。请重新运行工作流。`,
}));

/** ONNX Runtime gave up while a lip-sync model ran. */
export const wav2LipModelFailed = defineError(
  'LIPSYNC_MODEL_FAILED',
  'operational',
  (d: { name: string; reason: string }) => ({
    en: `The lip-sync model "${d.name}" stopped while it worked: ${d.reason}. Run it again; if it stops again, put the file into models/lipsync/ anew, turn "Use the GPU" off, or choose the engine "embedded".`,
    zh: `口型模型“${d.name}”在运行中出错停止：${d.reason}。请重新运行；如果仍然出错，请重新放入 models/lipsync/ 中的模型文件、关闭“使用显卡”，或改用内置引擎（embedded）。`,
  }),
);

/** An ONNX model is not of Wav2Lip's kind. */
export const wav2LipModelUnfit = defineError('LIPSYNC_MODEL_UNFIT', 'user', (d: { name: string; inputs: string }) => ({
  en: `"${d.name}" is no Wav2Lip model: it takes ${d.inputs}. Wanted are a picture of 6 channels ([n, 6, side, side]) and sound ([n, 1, 80, 16]), and a picture of 3 channels in return. Put another file into models/lipsync/.`,
  zh: `“${d.name}”不是 Wav2Lip 模型：它的输入为 ${d.inputs}。需要 6 通道图像（[n, 6, 边长, 边长]）和声音（[n, 1, 80, 16]）两个输入，输出 3 通道图像。请在 models/lipsync/ 中换用其他文件。`,
}));
