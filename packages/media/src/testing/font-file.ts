import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** A font file, for tests that need one of the user's. */
export const fontFile = () => require.resolve('twemoji-colr-font/twemoji.woff2');
