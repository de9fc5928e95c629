import type { ServerOptions } from '../server-services.js';

/** What `/features` and the server's `feature_flags` message announce. */
export function serverFeatures(options: Pick<ServerOptions, 'uploadLimitBytes'>): Readonly<Record<string, unknown>> {
  return {
    supports_preview_metadata: true,
    supports_progress_deltas: true,
    max_upload_size: options.uploadLimitBytes,
  };
}
