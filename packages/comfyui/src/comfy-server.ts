import { comfyuiAddressInvalid, comfyuiHeadersInvalid } from './errors.js';

/** A ComfyUI server and how to get in. */
export interface ComfyServer {
  /** Where its routes begin, without a slash at the end: `http://192.168.1.20:8188`, `https://gpu.example.com/comfy`. */
  readonly base: string;
  /** What it is called in sentences: scheme, host and port. */
  readonly place: string;
  /** Sent with each request. */
  readonly headers: Readonly<Record<string, string>>;
  /** Sent with workflows, for nodes that call Comfy's paid services. */
  readonly comfyOrgKey?: string;
}

/** What a profile of the kind `comfyui` holds. */
export interface ServerFields {
  readonly address?: string | undefined;
  readonly user?: string | undefined;
  readonly password?: string | undefined;
  /** Sent as `Authorization: Bearer …`. */
  readonly token?: string | undefined;
  /** `Name: value; Other: value`, for proxies that want more. */
  readonly headers?: string | undefined;
  readonly comfy_org_key?: string | undefined;
}

/**
 * Reads what a person or a profile says of a server. The address may be copied from a browser; a name and a password in it
 * become a header.
 * @throws COMFYUI_ADDRESS_INVALID, COMFYUI_HEADERS_INVALID
 */
export function readServer(fields: ServerFields): ComfyServer {
  const address = (fields.address ?? '').trim();
  const full = /^[a-z]+:\/\//i.test(address) ? address : `http://${address}`;
  const url = address !== '' && URL.canParse(full) ? new URL(full) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.hostname === '') {
    throw comfyuiAddressInvalid({ address: withoutPassword(address) });
  }
  const user = fields.user ?? decoded(url.username);
  const password = fields.password ?? decoded(url.password);
  const basic = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  return {
    base: `${url.origin}${url.pathname.replace(/\/+$/, '').replace(/\/api$/, '')}`,
    place: url.origin,
    headers: {
      ...(user !== '' && { authorization: basic }),
      ...readHeaders(fields.headers ?? ''),
      ...(fields.token && { authorization: `Bearer ${fields.token}` }),
    },
    ...(fields.comfy_org_key && { comfyOrgKey: fields.comfy_org_key }),
  };
}

function readHeaders(text: string): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const part of text.split(';')) {
    if (part.trim() === '') continue;
    const at = part.indexOf(':');
    const [name, value] = [part.slice(0, Math.max(0, at)).trim().toLowerCase(), part.slice(at + 1).trim()];
    if (!/^[a-z0-9!#$%&'*+.^_`|~-]+$/.test(name) || !/^[\x20-\x7e]+$/.test(value)) throw comfyuiHeadersInvalid({});
    headers[name] = value;
  }
  return headers;
}

/** A per cent sign that nobody has encoded stands for itself. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Whatever stands before the last `@` may be a password, also in what is no address. */
function withoutPassword(address: string): string {
  return address.replace(/^([a-z]+:\/\/)?.*@/is, '$1').slice(0, 200);
}
