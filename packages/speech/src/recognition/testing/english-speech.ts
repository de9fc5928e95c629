import { createEspeakSynthesizer } from '../../tts/espeak/espeak-synthesizer.js';
import { recognitionSampleRate } from '../contract.js';

/** An English text as eSpeak NG says it: mono at 16 kHz. */
export async function englishSpeech(text: string): Promise<Float32Array> {
  const request = { text, language: 'en-US', voice: 'man', speed: 1, pitch: 0, volume: 1 };
  const spoken = await createEspeakSynthesizer().speak(request);
  const parts: Float32Array[] = [];
  for await (const { samples } of spoken.parts) parts.push(samples);
  const whole = Float32Array.from(parts.flatMap((part) => [...part]));
  const step = spoken.sampleRate / recognitionSampleRate;
  return Float32Array.from({ length: Math.floor((whole.length - 1) / step) }, (_, i) => {
    const at = i * step;
    const [left, share] = [Math.floor(at), at - Math.floor(at)];
    return (whole[left] as number) * (1 - share) + (whole[left + 1] as number) * share;
  });
}
