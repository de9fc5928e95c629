import type { LocalizedText } from '@talkgraph/errors';

/** A licence by the name that it has in every language: an SPDX identifier. */
const named = (name: string): LocalizedText => ({ en: name, zh: name });

/**
 * Licences of models that are known here. Those that are no name but a remark are said in both languages; the manifest keeps the
 * English text, whatever language it is shown in.
 */
export const modelLicences = {
  apache: named('Apache-2.0'),
  mit: named('MIT'),
  openFont: named('OFL-1.1'),
  funAsr: { en: 'FunASR Model License', zh: 'FunASR 模型许可协议' },
  piper: { en: 'MIT (Piper voices; its MODEL_CARD says more)', zh: 'MIT（Piper 声音，详见其 MODEL_CARD）' },
  wav2lip: { en: 'Non-commercial (Wav2Lip, LRS2)', zh: '仅限非商业用途（Wav2Lip，LRS2 数据集）' },
  gpen: { en: 'Non-commercial (GPEN)', zh: '仅限非商业用途（GPEN）' },
  sLab: { en: 'S-Lab License 1.0 (non-commercial)', zh: 'S-Lab License 1.0（仅限非商业用途）' },
  notStated: { en: 'Unclear (its makers state none)', zh: '不明确（作者未声明）' },
  bakerCorpus: {
    en: 'Unclear (trained on the Baker corpus, which is for non-commercial use)',
    zh: '不明确（训练所用的标贝语料仅限非商业用途）',
  },
} as const satisfies Readonly<Record<string, LocalizedText>>;

/** A licence as the manifest has it, in both languages; what a person wrote there stays as it is. */
export function licenceText(licence: string): LocalizedText {
  return Object.values<LocalizedText>(modelLicences).find(({ en }) => en === licence) ?? named(licence);
}
