/** A subtitle as it is listed. */
export interface ListedCue {
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly text: string;
}

/** The cues of stored subtitles, or the words of a stored alignment; what is none is left out. */
export function cuesOf(document: unknown): {
  readonly language: string | undefined;
  readonly cues: readonly ListedCue[];
} {
  const { language, words, cues = words } = (document ?? {}) as Readonly<Record<string, unknown>>;
  return {
    language: typeof language === 'string' ? language : undefined,
    cues: Array.isArray(cues) ? cues.filter(isCue) : [],
  };
}

function isCue(value: unknown): value is ListedCue {
  if (typeof value !== 'object' || value === null) return false;
  const { startSeconds, endSeconds, text } = value as Record<string, unknown>;
  return typeof startSeconds === 'number' && typeof endSeconds === 'number' && typeof text === 'string';
}

/** A time as `1:02.50`, with hours where there are some. */
export function cueClock(seconds: number): string {
  const hundredths = Math.round(seconds * 100);
  const two = (value: number) => String(value).padStart(2, '0');
  const [whole, rest] = [Math.floor(hundredths / 100), hundredths % 100];
  const minutes = Math.floor(whole / 60);
  const clock = minutes < 60 ? String(minutes) : `${Math.floor(minutes / 60)}:${two(minutes % 60)}`;
  return `${clock}:${two(whole % 60)}.${two(rest)}`;
}
