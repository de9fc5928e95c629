/** A file to be put into a ZIP, and the run it comes from. */
export interface NamedFile<F> {
  readonly file: F;
  readonly filename: string;
  /** What the run is called, where the ZIP holds files of several runs. */
  readonly label?: string;
  /** Whether it is all there is of its run. */
  readonly isOnly: boolean;
}

const mostCharacters = 120;

/**
 * Gives every file of a ZIP a name that says what it is, that all systems can unpack, and that is there once: `Lesson 1.mp4`
 * where it is all that the run `Lesson 1` made, `Lesson 1 - voice.wav` otherwise.
 */
export function zipNames<F>(files: readonly NamedFile<F>[]): readonly { readonly file: F; readonly name: string }[] {
  const taken = new Set<string>();
  return files.map(({ file, filename, label, isOnly }) => {
    const { stem, extension } = splitName(filename);
    const wanted = label === undefined ? stem : isOnly ? label : `${label} - ${stem}`;
    const plain = plainName(wanted) || 'file';
    let name = plain + extension;
    // Some systems take names that differ in case only for the same.
    for (let i = 2; taken.has(name.toLowerCase()); i += 1) name = `${plain} (${i})${extension}`;
    taken.add(name.toLowerCase());
    return { file, name };
  });
}

/** A name without what Windows, the strictest, refuses: its signs, control characters, dots and spaces at the ends. */
export function plainName(text: string): string {
  const plain = text
    .normalize('NFC')
    .replace(/[<>:"/\\|?*\p{Cc}\p{Cs}]+/gu, ' ')
    .replace(/\s+/g, ' ');
  const short = [...plain].slice(0, mostCharacters).join('');
  const trimmed = short.replace(/^[. ]+|[. ]+$/g, '');
  return /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(trimmed) ? `${trimmed}_` : trimmed;
}

function splitName(filename: string): { readonly stem: string; readonly extension: string } {
  const extension = /\.[A-Za-z0-9]{1,10}$/.exec(filename)?.[0] ?? '';
  return { stem: filename.slice(0, filename.length - extension.length), extension };
}
