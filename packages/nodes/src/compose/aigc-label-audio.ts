import { defineNode } from '@talkgraph/engine';
import { audioInput } from '../audio/audio-input.js';
import { media } from '../capabilities.js';
import { checkedClip } from '../media/checked-clip.js';
import { audio } from '../ports.js';
import { hiddenLabelInputs } from './aigc-label-inputs.js';
import { withHiddenLabel } from './hidden-label.js';

const { hidden_label: _always, ...labelInputs } = hiddenLabelInputs;

export const aigcLabelAudio = defineNode({
  type: 'AIGCLabelAudio',
  version: 1,
  label: { en: 'AI Content Label (Audio)', zh: 'AIGC 标识（音频）' },
  category: 'compose',
  summary: {
    en: 'Writes the hidden label of generated content (GB 45438-2025) into a saved sound: WAV, FLAC, MP3, M4A, OGG or Opus.',
    zh: '按 GB 45438-2025 为保存的音频写入隐式标识，支持 WAV、FLAC、MP3、M4A、OGG 和 Opus。',
  },
  keywords: ['aigc', 'gb45438', 'compliance', 'metadata', '合规', '隐式标识', '语音合成'],
  inputs: { audio: audioInput, ...labelInputs },
  outputs: { AUDIO: { type: audio, label: { en: 'Sound', zh: '声音' } } },
  run(inputs, context) {
    const service = context.use(media);
    return { AUDIO: checkedClip(service, withHiddenLabel(service, inputs.audio, inputs)) };
  },
});
