import type { LocalizedText } from '@talkgraph/errors';

/**
 * What the licence of a model says, as far as its name and size tell: the weights published as wav2lip and wav2lip_gan were trained on
 * LRS2, whose terms rule out commercial use; of the others no terms are known.
 */
export function licenceRemark(file: string, side: number): LocalizedText {
  if (side === 96) {
    return {
      en: `"${file}" looks like the original Wav2Lip: its published weights are for research and personal use only, not for commercial work (LRS2 data). Make sure that your use is allowed.`,
      zh: `“${file}”似乎是原版 Wav2Lip 模型：其公开权重仅限研究和个人使用，不得商用（源自 LRS2 数据集）。请确认您的用途符合许可。`,
    };
  }
  return {
    en: `"${file}" is a model of yours: check its licence. Most published weights of this kind do not allow commercial use.`,
    zh: `“${file}”是您自备的模型：请核实其许可。此类公开权重大多不允许商用。`,
  };
}
