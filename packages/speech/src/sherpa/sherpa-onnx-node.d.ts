/** The part of sherpa-onnx-node's interface that is used here; the package itself comes without types. */
declare module 'sherpa-onnx-node' {
  export interface Waveform {
    readonly samples: Float32Array;
    readonly sampleRate: number;
  }

  export class OfflineStream {
    acceptWaveform(sound: Waveform): void;
  }

  /** Times are the starts of tokens in seconds; empty where the model knows none. */
  export interface OfflineRecognizerResult {
    readonly text: string;
    readonly lang?: string;
    readonly tokens?: readonly string[];
    readonly timestamps?: readonly number[];
    readonly durations?: readonly number[];
  }

  export class OfflineRecognizer {
    static createAsync(config: object): Promise<OfflineRecognizer>;
    createStream(): OfflineStream;
    decodeAsync(stream: OfflineStream): Promise<OfflineRecognizerResult>;
  }

  export class SpokenLanguageIdentification {
    constructor(config: object);
    createStream(): OfflineStream;
    /** Two letters: `en`, `zh`. */
    compute(stream: OfflineStream): string;
  }

  export interface TtsRequest {
    readonly text: string;
    readonly sid: number;
    readonly speed: number;
    /** Copies the samples into memory that V8 owns, where external buffers are not allowed. */
    readonly enableExternalBuffer?: boolean;
  }

  export class OfflineTts {
    static createAsync(config: object): Promise<OfflineTts>;
    readonly numSpeakers: number;
    readonly sampleRate: number;
    generateAsync(request: TtsRequest & { readonly onProgress?: (info: unknown) => number }): Promise<Waveform>;
  }
}
