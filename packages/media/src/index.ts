// For those who may not import subtitles.
export { parseColour, type Rgb } from '@talkgraph/subtitles';
export type { AudioInfo, Clip, ClipInfo, FileFacts, Json, SoftSubtitles, VideoInfo } from './clip.js';
export { type CaptionStyle, type CaptionStyleName, captionStyles } from './draw/caption-style.js';
export { fontLibrary } from './draw/font-library.js';
export type { CaptionPosition } from './draw/place-caption.js';
export type { TextLook } from './draw/text-look.js';
export { type TextPictureOptions, textPicture } from './draw/text-picture.js';
export type { TitleBlock, TitleText } from './draw/title-block.js';
export {
  cancelled,
  clipParams,
  clipSourceChanged,
  clipSourceMissing,
  mediaNoAudio,
  mediaNotReadable,
  mediaNoVideo,
  outputIsInput,
  outputNotWritable,
  throwIfCancelled,
} from './errors.js';
export { firstIndex } from './first-index.js';
export type { Frame, FrameColour } from './frame.js';
export type {
  FrameContext,
  FrameNeed,
  FrameOp,
  FrameProcessor,
  FrameRequest,
  FrameRun,
  GainSlope,
  Replacement,
  SoundNeed,
  SoundRange,
} from './frame-op.js';
export { hashFile } from './hash-file.js';
export { type ConvertPictureOptions, convertPicture } from './images/convert-picture.js';
export { pasteAlpha } from './images/paste-alpha.js';
export { type BytePixels, bytesOfPixels, fitsBytes, type Pixels, pixelsOfBytes } from './images/pixels.js';
export { pngTexts } from './images/png-texts.js';
export { type ReadPicturesOptions, readPictures } from './images/read-pictures.js';
export { type Resampling, resamplePixels } from './images/resample-pixels.js';
export { type PictureEncoding, writePicture } from './images/write-picture.js';
export { type ThumbnailOptions, writeThumbnail } from './images/write-thumbnail.js';
export { canonicalJson, clipHash, makeClip } from './make-clip.js';
export { type OpenedSource, type OpenSourceOptions, openSource, resolveFrom } from './open-source.js';
export { addSubtitles } from './ops/add-subtitles.js';
export { type BackdropOptions, backdrop } from './ops/backdrop.js';
export { type BurnSubtitlesOptions, type BurntCue, burnSubtitles } from './ops/burn-subtitles.js';
export { concat } from './ops/concat.js';
export { copyFrame } from './ops/copy-frame.js';
export { crop, type Rectangle } from './ops/crop.js';
export { defaultOps } from './ops/default-ops.js';
export { keptFile } from './ops/kept-file.js';
export { type LoopMode, type LoopOptions, loop } from './ops/loop.js';
export { matchMatrix } from './ops/match-matrix.js';
export { type MixPart, mix } from './ops/mix.js';
export { type OverlayOptions, overlay } from './ops/overlay.js';
export type { OverlayPicture } from './ops/overlay-pictures.js';
export { type PadOptions, pad } from './ops/pad.js';
export { type PictureInPictureOptions, pictureInPicture } from './ops/picture-in-picture.js';
export { replaceAudio } from './ops/replace-audio.js';
export { retime } from './ops/retime.js';
export { scaleToFit } from './ops/scale-to-fit.js';
export { silence } from './ops/silence.js';
export { type SourceFile, source } from './ops/source.js';
export { type StillFile, still } from './ops/still.js';
export { type TagOptions, tag } from './ops/tag.js';
export { takeAudio } from './ops/take-audio.js';
export { type TitlesOptions, titles } from './ops/titles.js';
export { type TransitionOptions, transition } from './ops/transition.js';
export type { TransitionKind } from './ops/transition-map.js';
export { type TrimOptions, trim } from './ops/trim.js';
export { type VolumeOptions, volume } from './ops/volume.js';
export { type VolumePoint, volumeCurve } from './ops/volume-curve.js';
export { describeClip } from './plan/describe-clip.js';
export { framesBehind } from './plan/frames-behind.js';
export type { Orientation } from './plan/picture-geometry.js';
export { fileTexts } from './probe/file-texts.js';
export type { AudioProbe, MediaProbe, VideoProbe } from './probe/media-probe.js';
export { type ProbeOptions, probe } from './probe/probe.js';
export type { Rational } from './rational.js';
export { reduced, toNumber } from './rational-math.js';
export { copyWithTexts } from './run/copy-with-texts.js';
export type { SoundToEncode } from './run/encode-sound.js';
export type { NodeFigures } from './run/frame-graph.js';
export { type LoudStretch, loudStretches } from './run/loud-stretches.js';
export { type Loudness, measureLoudness } from './run/measure-loudness.js';
export { type OpenClipOptions, type OpenedClip, openClip } from './run/open-clip.js';
export type { ResolveSource } from './run/open-leaf.js';
export { type OpenedPictures, openPictures } from './run/open-pictures.js';
export { type OpenRgbOptions, openRgb, type RgbPicture } from './run/open-rgb.js';
export { type OrInsteadOptions, orInstead } from './run/or-instead.js';
export { type ReadPcmOptions, readPcm } from './run/read-pcm.js';
export type { SoundFormat } from './run/read-sound.js';
export { type Encoding, type RenderOptions, type RenderProgress, type RenderResult, render } from './run/render.js';
export { type RenderAudioOptions, renderAudio } from './run/render-audio.js';
export { type SoundPeaks, type SoundPeaksOptions, soundPeaks } from './run/sound-peaks.js';
export type { VideoEncoderName } from './run/video-encoder.js';
export { whisperText } from './run/whisper-text.js';
export { writeSound } from './run/write-sound.js';
export { createFft } from './sound/fft.js';
export { createLogMelStream, type LogMelStream, melBands, speechSampleRate } from './sound/log-mel.js';
export { pcm16, type WavFacts, wavHeader } from './wav-bytes.js';
export { type WavSound, writeWav } from './write-wav.js';
