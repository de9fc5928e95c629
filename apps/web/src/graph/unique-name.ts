/** The name itself, or with the first number behind it that makes it unlike all that are taken: `video 2`. */
export function uniqueName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  const stem = name.replace(/ \d+$/, '');
  for (let number = 2; ; number += 1) {
    const next = `${stem} ${number}`;
    if (!taken.has(next)) return next;
  }
}
