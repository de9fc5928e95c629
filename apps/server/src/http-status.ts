import type { TalkgraphError } from '@talkgraph/errors';

/** Codes whose HTTP status says more than that the request was wrong (400). */
const statusByCode: Readonly<Record<string, number>> = {
  BODY_TOO_LARGE: 413,
  FILE_NAME_REFUSED: 403,
  HOST_REFUSED: 403,
  ORIGIN_REFUSED: 403,
  MODEL_EXISTS: 409,
  RUN_ID_TAKEN: 409,
  RUN_NOT_PENDING: 409,
  TOKEN_REFUSED: 401,
  TOO_MANY_ATTEMPTS: 429,
  UPLOAD_TOO_LARGE: 413,
  UPLOAD_TYPE_REFUSED: 415,
  USER_DATA_EXISTS: 409,
};

/** The HTTP status that tells a client whose move it is: 4xx mend the request, 503 try again, 500 report it. */
export function httpStatus(error: Pick<TalkgraphError, 'code' | 'kind'>): number {
  const known = statusByCode[error.code];
  if (known !== undefined) return known;
  if (error.kind === 'operational') return 503;
  if (error.kind === 'bug') return 500;
  return /_NOT_FOUND$|_UNKNOWN$/.test(error.code) ? 404 : 400;
}
