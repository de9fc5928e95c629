import { defineError, isTalkgraphError, type LocalizedText, type TalkgraphError } from '@talkgraph/errors';

/** A file in a sentence. */
interface FileDetails {
  readonly path: string;
}

/** A failure with what FFmpeg or the system said about it. */
/** Our own words, in both languages, or what the system or the decoder said. */
type Reason = string | LocalizedText;

interface FileReason extends FileDetails {
  readonly reason: Reason;
}

export const mediaFileNotFound = defineError('MEDIA_FILE_NOT_FOUND', 'user', (d: FileDetails) => ({
  en: `There is no file at ${d.path}. Check the path.`,
  zh: `${d.path} 处没有文件，请检查路径。`,
}));

export const mediaIsFolder = defineError('MEDIA_IS_FOLDER', 'user', (d: FileDetails) => ({
  en: `${d.path} is a folder. Give the path of a media file.`,
  zh: `${d.path} 是文件夹，请给出媒体文件的路径。`,
}));

export const mediaNotReadable = defineError('MEDIA_NOT_READABLE', 'user', (d: FileReason) => ({
  en: `${d.path} cannot be read (${inLanguage(d.reason, 'en')}). Check its permissions.`,
  zh: `无法读取 ${d.path}（${inLanguage(d.reason, 'zh')}），请检查权限。`,
}));

export const mediaEmptyFile = defineError('MEDIA_EMPTY_FILE', 'user', (d: FileDetails) => ({
  en: `${d.path} is empty (0 bytes). Copy or record it again.`,
  zh: `${d.path} 是空文件（0 字节），请重新复制或录制。`,
}));

export const mediaNotMedia = defineError('MEDIA_NOT_MEDIA', 'user', (d: FileReason) => ({
  en: `${d.path} is not a video, sound or picture that can be read (${inLanguage(d.reason, 'en')}). It may be damaged, cut off or of another kind than its name says.`,
  zh: `${d.path} 不是可读取的视频、音频或图片（${inLanguage(d.reason, 'zh')}）。文件可能已损坏、不完整，或类型与文件名不符。`,
}));

export const mediaNothingDecodes = defineError('MEDIA_NOTHING_DECODES', 'user', (d: FileReason) => ({
  en: `Nothing in ${d.path} can be decoded (${inLanguage(d.reason, 'en')}). The file is damaged or cut off; export it again.`,
  zh: `${d.path} 中没有任何内容可以解码（${inLanguage(d.reason, 'zh')}）。文件已损坏或不完整，请重新导出。`,
}));

export const mediaNoVideo = defineError('MEDIA_NO_VIDEO', 'user', (d: FileDetails) => ({
  en: `${d.path} has no picture: it holds no video stream and is no still. Give a video or a photo.`,
  zh: `${d.path} 没有画面：既没有视频流，也不是图片。请提供视频或照片。`,
}));

export const mediaNoAudio = defineError('MEDIA_NO_AUDIO', 'user', (d: FileDetails) => ({
  en: `${d.path} has no sound: it holds no audio stream. Give a recording or a video with sound.`,
  zh: `${d.path} 没有声音：不含音频流。请提供录音或有声视频。`,
}));

export const mediaAudioEmpty = defineError('MEDIA_AUDIO_EMPTY', 'user', (d: FileDetails) => ({
  en: `The sound in ${d.path} has zero length. Record or export it again.`,
  zh: `${d.path} 中的音频长度为零，请重新录制或导出。`,
}));

export const mediaUnsupportedCodec = defineError(
  'MEDIA_UNSUPPORTED_CODEC',
  'user',
  (d: FileDetails & { readonly codec: string }) => ({
    en: `${d.path} uses the codec ${d.codec}, for which there is no decoder here. Convert it to H.264 with AAC sound.`,
    zh: `${d.path} 使用了编码 ${d.codec}，此处没有对应的解码器。请转换为 H.264 视频与 AAC 音频。`,
  }),
);

export const imageNotReadable = defineError('IMAGE_NOT_READABLE', 'user', (d: FileReason) => ({
  en: `${d.path} cannot be read as a picture (${inLanguage(d.reason, 'en')}). Save it as PNG or JPEG and try again.`,
  zh: `无法将 ${d.path} 作为图片读取（${inLanguage(d.reason, 'zh')}）。请另存为 PNG 或 JPEG 后重试。`,
}));

export const imageTooLarge = defineError(
  'IMAGE_TOO_LARGE',
  'user',
  (d: FileDetails & { readonly width: number; readonly height: number; readonly pages: number }) => ({
    en: `The picture ${d.path} is too large (${d.width}x${d.height}, ${d.pages} in all): at most 100 million pixels each and 500 million together are read. Make it smaller.`,
    zh: `图片 ${d.path} 过大（${d.width}x${d.height}，共 ${d.pages} 张）：单张最多 1 亿像素，合计最多 5 亿像素。请缩小后重试。`,
  }),
);

export const clipParams = defineError(
  'CLIP_PARAMS',
  'user',
  (d: { readonly op: string; readonly en: string; readonly zh: string }) => ({
    en: `The clip operation "${d.op}" cannot do this: ${d.en}`,
    zh: `剪辑操作“${d.op}”无法完成：${d.zh}`,
  }),
);

export const clipUnknownOp = defineError('CLIP_UNKNOWN_OP', 'bug', (d: { readonly op: string }) => ({
  en: `The recipe uses the operation "${d.op}", which this render was not given. Pass its FrameOp in the list of ops.`,
  zh: `配方使用了操作“${d.op}”，但渲染时没有提供该操作。请在操作列表中传入对应的 FrameOp。`,
}));

export const clipFrameOutOfRange = defineError(
  'CLIP_FRAME_OUT_OF_RANGE',
  'bug',
  (d: { readonly op: string; readonly frame: number; readonly frameCount: number }) => ({
    en: `Frame ${d.frame} of "${d.op}" was asked for, but it has ${d.frameCount} frames.`,
    zh: `请求了“${d.op}”的第 ${d.frame} 帧，但它只有 ${d.frameCount} 帧。`,
  }),
);

export const clipSourceMissing = defineError('CLIP_SOURCE_MISSING', 'user', (d: { readonly sha256: string }) => ({
  en: `The recipe needs the source file with SHA-256 ${d.sha256}, and no path is known for it. Add the file again.`,
  zh: `配方需要 SHA-256 为 ${d.sha256} 的源文件，但不知道它的路径。请重新添加该文件。`,
}));

export const clipSourceChanged = defineError('CLIP_SOURCE_CHANGED', 'user', (d: FileDetails) => ({
  en: `${d.path} is no longer the file that the recipe was made from. Put the old file back, or add this one again.`,
  zh: `${d.path} 已不是生成配方时的那个文件。请恢复原文件，或重新添加该文件。`,
}));

export const clipWrongFrame = defineError(
  'CLIP_WRONG_FRAME',
  'bug',
  (d: { readonly op: string; readonly made: string; readonly described: string }) => ({
    en: `The operation "${d.op}" made a frame of ${d.made}, but had described ${d.described}. Report it.`,
    zh: `操作“${d.op}”生成了 ${d.made} 的帧，而它声明的是 ${d.described}。请报告此问题。`,
  }),
);

export const outputNotWritable = defineError('OUTPUT_NOT_WRITABLE', 'user', (d: FileReason) => ({
  en: `The output ${d.path} cannot be written (${inLanguage(d.reason, 'en')}). Choose another folder or name.`,
  zh: `无法写入输出文件 ${d.path}（${inLanguage(d.reason, 'zh')}）。请选择其他文件夹或文件名。`,
}));

export const outputIsInput = defineError('OUTPUT_IS_INPUT', 'user', (d: FileDetails) => ({
  en: `The output ${d.path} is one of the inputs. Choose another name, so that the input is kept.`,
  zh: `输出文件 ${d.path} 就是输入文件之一。请换一个文件名，以免覆盖输入。`,
}));

export const diskFull = defineError('DISK_FULL', 'operational', (d: FileDetails) => ({
  en: `The disk is full: ${d.path} could not be finished and was removed. Free some space and try again.`,
  zh: `磁盘已满：${d.path} 未能写完，已被删除。请释放空间后重试。`,
}));

export const encoderMissing = defineError(
  'ENCODER_MISSING',
  'user',
  (d: { readonly encoder: string; readonly reason: Reason }) => ({
    en: `The ${d.encoder} encoder was asked for but cannot be used on this machine (${inLanguage(d.reason, 'en')}). Leave the option out to encode on the CPU.`,
    zh: `指定了 ${d.encoder} 编码器，但本机无法使用（${inLanguage(d.reason, 'zh')}）。去掉该选项即可用 CPU 编码。`,
  }),
);

export const mediaFailed = defineError(
  'MEDIA_FAILED',
  'operational',
  (d: { readonly step: string; readonly reason: Reason }) => ({
    en: `FFmpeg failed at "${d.step}": ${inLanguage(d.reason, 'en')}. Try again; if it stays, report it with the file.`,
    zh: `FFmpeg 在“${d.step}”一步失败：${inLanguage(d.reason, 'zh')}。请重试；若仍失败，请连同文件一起报告。`,
  }),
);

export const fontNotReadable = defineError('FONT_NOT_READABLE', 'user', (d: FileDetails) => ({
  en: `${d.path} is not a font that can be read. Give a TTF, OTF or WOFF2 file.`,
  zh: `${d.path} 不是可读取的字体。请提供 TTF、OTF 或 WOFF2 字体文件。`,
}));

export const cancelled = defineError('CANCELLED', 'user', () => ({
  en: 'Cancelled. Nothing was kept.',
  zh: '已取消，没有保留任何文件。',
}));

/** Throws CANCELLED when the signal has fired; a TalkgraphError given as the reason is thrown as it is. */
export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw cancelledBy(signal);
}

/** The error to throw for a fired signal. */
export function cancelledBy(signal: AbortSignal): TalkgraphError {
  return isTalkgraphError(signal.reason) ? signal.reason : cancelled({}, signal.reason);
}

function inLanguage(text: string | LocalizedText, language: keyof LocalizedText): string {
  return typeof text === 'string' ? text : text[language];
}
