import { homedir } from 'node:os';
import { join } from 'node:path';
import { heygemAddress } from '../../errors.js';

/** How a HeyGem service is reached, and by what ways files go there and come back. */
export interface HeygemSettings {
  /** `http://127.0.0.1:8383`, without a slash at the end. */
  readonly address: string;
  /** The folder of this machine that is mounted into the service's container; undefined where none is shared. */
  readonly dataFolder: string | undefined;
  /** The same folder as the container sees it. */
  readonly containerFolder: string;
  /** Host name of this machine as the service sees it, maybe with a port: files are then fetched from here by the service. */
  readonly ownHost: string | undefined;
  /** Where the service's `temp` folder can be downloaded from, for results when no folder is shared. */
  readonly resultAddress: string | undefined;
  /** HeyGem's own sharpening of faces (`chaofen`). */
  readonly superResolution: boolean;
  /** Longer speech is sent in pieces of at most so many seconds; undefined sends it in one. */
  readonly pieceSeconds: number | undefined;
}

/** Shorter pieces cost more in starting up than they gain. */
const shortestPieceSeconds = 2;

/** What a profile of the kind `heygem` says; without any profile, HeyGem as its own installer sets it up on this machine. */
export function readHeygemSettings(
  fields: Readonly<Record<string, string>> = {},
  machine: { readonly platform: NodeJS.Platform; readonly homeFolder: string } = {
    platform: process.platform,
    homeFolder: homedir(),
  },
): HeygemSettings {
  const address = withoutSlash(fields.url || 'http://127.0.0.1:8383');
  if (!isHttp(address)) throw heygemAddress({ address });
  const resultAddress = fields.result_url ? withoutSlash(fields.result_url) : undefined;
  if (resultAddress !== undefined && !isHttp(resultAddress)) throw heygemAddress({ address: resultAddress });
  const seconds = Number(fields.piece_seconds || Number.NaN);
  return {
    address,
    // Who gave addresses for both ways needs no folder.
    dataFolder: fields.data_folder || (fields.own_host && resultAddress ? undefined : usualFolder(machine)),
    containerFolder: withoutSlash(fields.container_folder || '/code/data'),
    ownHost: fields.own_host || undefined,
    resultAddress,
    superResolution: fields.super_resolution === 'yes',
    pieceSeconds: seconds > 0 ? Math.max(shortestPieceSeconds, seconds) : undefined,
  };
}

/** Where HeyGem's own client and compose files put it. */
function usualFolder({ platform, homeFolder }: { platform: NodeJS.Platform; homeFolder: string }): string {
  return platform === 'win32' ? 'D:\\heygem_data\\face2face' : join(homeFolder, 'heygem_data', 'face2face');
}

function withoutSlash(text: string): string {
  return text.trim().replace(/\/+$/, '');
}

function isHttp(address: string): boolean {
  return URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);
}
