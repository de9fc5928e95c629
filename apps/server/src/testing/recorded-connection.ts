import type { Connection } from '../ws/patient-connection.js';

/** A connection that remembers what was sent through it. Set `bufferedAmount` to make its client slow. */
export class RecordedConnection implements Connection {
  bufferedAmount = 0;
  readonly frames: (string | Uint8Array)[] = [];
  closedWith: { readonly code: number; readonly reason: string } | undefined;

  send(frame: string | Uint8Array): void {
    this.frames.push(frame);
  }

  close(code: number, reason: string): void {
    this.closedWith = { code, reason };
  }

  /** The JSON messages so far, without `status`. */
  get messages(): { readonly type: string; readonly data: Record<string, unknown> }[] {
    return this.frames
      .filter((frame) => typeof frame === 'string')
      .map((frame) => JSON.parse(frame))
      .filter(({ type }) => type !== 'status');
  }

  /** The same in short: `executing 3`, `execution_success`. */
  get told(): string[] {
    return this.messages.map(({ type, data }) => ('node' in data ? `${type} ${data.node}` : type));
  }
}
