import { artifactKeyInvalid } from '../errors.js';

const keyPattern = /^[0-9a-f]{8,128}(\.[a-z0-9-]{1,32})*$/;

/**
 * Answers the key if it may name an artifact: 8 to 128 lower-case hex digits, then any number of dotted extensions. The
 * pattern leaves no room for path separators or `..`, so a key can be used as a file name as it is.
 * Throws ARTIFACT_KEY_INVALID otherwise.
 */
export function checkArtifactKey(key: string): string {
  if (!keyPattern.test(key)) throw artifactKeyInvalid({ key });
  return key;
}
