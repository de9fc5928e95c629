/** The part of the package's interface that is used here; it comes without types. */
declare module '@echogarden/espeak-ng-emscripten' {
  export interface EspeakWorkerEvent {
    readonly type: 'samplerate' | 'sentence' | 'word' | 'phoneme' | 'mark' | 'end';
    readonly id?: string | number;
    /** From 1, in code points. */
    readonly text_position: number;
    readonly word_length: number;
    /** In milliseconds. */
    readonly audio_position: number;
  }

  export interface EspeakWorker {
    /** 0 where the voice is known. */
    set_voice(name: string): number;
    set_rate(wordsPerMinute: number): number;
    set_pitch(pitch: number): number;
    set_range(range: number): number;
    set_volume(volume: number): number;
    synthesize(
      text: string,
      hear: (samples: Int16Array | undefined, events: readonly EspeakWorkerEvent[]) => void,
    ): void;
  }

  // biome-ignore lint/style/noDefaultExport: the package has no other
  export default function loadEspeak(): Promise<{ readonly eSpeakNGWorker: new () => EspeakWorker }>;
}
