import { extensionOf, mediaTypeOf } from '../media/media-types.js';

/** What only the page's own folder holds: nothing of this is taken from or sent for users. */
const codeTypes: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  md: 'text/plain; charset=utf-8',
  woff2: 'font/woff2',
  wasm: 'application/wasm',
  ico: 'image/x-icon',
};

/** The content type of a file of the page. */
export function pageTypeOf(name: string): string {
  const extension = extensionOf(name);
  const code = Object.hasOwn(codeTypes, extension) ? codeTypes[extension] : undefined;
  return code ?? mediaTypeOf(name)?.contentType ?? 'application/octet-stream';
}

/** Whether packing such a file makes it smaller. */
export function isText(contentType: string): boolean {
  return /^text\/|^application\/(json|wasm)|svg/.test(contentType);
}
