/** What two names have in common that people take for the same: width, case, and spaces at the ends or repeated do not count. */
export function nameKey(name: string): string {
  return name.normalize('NFKC').trim().replaceAll(/\s+/g, ' ').toLowerCase();
}
