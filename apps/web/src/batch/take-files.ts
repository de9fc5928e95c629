import { useFill } from './fill-store.js';
import { readSheetFile } from './read-sheet.js';

/** Whether a file is a table rather than something that a row uses. */
export function isSheet({ name }: Pick<File, 'name'>): boolean {
  return /\.(csv|tsv|xlsx|xlsm)$/i.test(name);
}

/** Asks what is to become of files: a single table fills the rows, everything else is matched with them. @throws what reading throws */
export async function takeFiles(files: readonly File[]): Promise<void> {
  const [first] = files;
  const { askSheet, askFiles } = useFill.getState();
  if (first && files.length === 1 && isSheet(first)) askSheet(first.name, await readSheetFile(first));
  else if (files.length > 0) askFiles(files);
}
