/**
 * Seconds of a time as SRT, VTT and ASS write them: `[h:]mm:ss` with a fraction after a point or a comma. Undefined for
 * anything else. Lenient where files often err: one digit, no fraction, spaces.
 */
export function secondsOf(text: string): number | undefined {
  const parts = /^\s*(?:(\d{1,3}):)?(\d{1,3}):(\d{1,2})(?:[.,](\d{1,9}))?\s*$/.exec(text);
  if (!parts) return undefined;
  const [, hours = '0', minutes, seconds, fraction = '0'] = parts;
  if (Number(seconds) >= 60) return undefined;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds) + Number(`0.${fraction}`);
}

/** `hh:mm:ss` and a fraction of so many digits behind the mark, rounded; hours with at least so many digits. */
export function timeCode(seconds: number, mark: '.' | ',', digits: 2 | 3, hourDigits: 1 | 2 = 2): string {
  const unit = 10 ** digits;
  const units = Math.max(0, Math.round(seconds * unit));
  const whole = Math.floor(units / unit);
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = String(Math.floor(whole / 3600)).padStart(hourDigits, '0');
  const fraction = String(units % unit).padStart(digits, '0');
  return `${hours}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}${mark}${fraction}`;
}
