import type { LocalizedText } from '@talkgraph/errors';
import { type FaceTrackHeader, faceFlagText, hasUsableFace } from '@talkgraph/lipsync';

/** Said when the GPU was asked for in vain. */
export const noGpuRemark: LocalizedText = {
  en: 'Talkgraph computes on the CPU here: there is no NVIDIA GPU with CUDA to use. The result is the same.',
  zh: 'Talkgraph 在本机使用 CPU 计算（没有可用的 NVIDIA CUDA 显卡），结果相同。',
};

/** What was seen of people, in a sentence. */
export function faceRemark(header: FaceTrackHeader): LocalizedText {
  const { faces, frameCount } = header;
  if (!hasUsableFace(header)) {
    const reason = faceFlagText[header.unusable[0]?.reason ?? 'no-face'];
    return {
      en: `No usable face was found in ${frameCount} ${frameCount === 1 ? 'frame' : 'frames'} (${reason.en}).`,
      zh: `在 ${frameCount} 帧中没有找到可用的人脸（${reason.zh}）。`,
    };
  }
  const usable = frameCount - header.unusable.reduce((sum, run) => sum + run.to - run.from + 1, 0);
  return {
    en: `${faces.length === 1 ? 'One face was' : `${faces.length} faces were`} found; ${usable} of ${frameCount} ${frameCount === 1 ? 'frame shows' : 'frames show'} one that can be animated.`,
    zh: `找到 ${faces.length} 张人脸；${frameCount} 帧中有 ${usable} 帧可以驱动口型。`,
  };
}
