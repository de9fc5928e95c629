/** A model that is in memory. */
export interface HeldModel<T> {
  readonly name: string;
  readonly folder: string;
  /** Its files when it was loaded, by `stateOfModel`. */
  readonly state: string;
  readonly opened: Promise<T>;
  /** Growth of the process when it was loaded. */
  bytes: number;
}

/** Opens a model and notes by how much the process grows. */
export function holdModel<T>(
  { name, folder }: { readonly name: string; readonly folder: string },
  state: string,
  open: () => Promise<T>,
): HeldModel<T> {
  const before = process.memoryUsage.rss();
  const opened = open().then((model) => {
    held.bytes = Math.max(0, process.memoryUsage.rss() - before);
    return model;
  });
  const held: HeldModel<T> = { name, folder, state, opened, bytes: 0 };
  return held;
}
