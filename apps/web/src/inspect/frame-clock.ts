/** A time in a clip, fine enough to tell frames apart: `0:07.48`. */
export function frameClock(seconds: number): string {
  const hundredths = Math.round(Math.max(0, seconds) * 100);
  const minutes = Math.floor(hundredths / 6000);
  const rest = String((hundredths % 6000) / 100);
  const [whole = '0', part = ''] = rest.split('.');
  return `${minutes}:${whole.padStart(2, '0')}.${part.padEnd(2, '0')}`;
}
