declare module 'pino-roll' {
  import type { EventEmitter } from 'node:events';

  /** The package has no types of its own; these are the parts in use. */
  // biome-ignore lint/style/noDefaultExport: that is how the package exports it
  export default function open(options: {
    readonly file: string;
    readonly extension: string;
    readonly frequency: 'daily';
    readonly dateFormat: string;
    readonly size: string;
    readonly limit: { readonly count: number; readonly removeOtherLogFiles: boolean };
    readonly mkdir: boolean;
    readonly sync: boolean;
  }): Promise<EventEmitter & { readonly file: string; write(text: string): boolean; end(): void }>;
}
