/** A prompt in API format, as far as its links go. */
export type LinkedPrompt = Readonly<
  Record<string, { readonly inputs?: Readonly<Record<string, unknown>> } | undefined>
>;

/** The nodes that a run comes to for the sake of these outputs, themselves included. */
export function neededNodes(prompt: LinkedPrompt, outputs: readonly string[]): readonly string[] {
  const found = new Set<string>();
  const open = outputs.filter((id) => prompt[id]);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    for (const value of Object.values(prompt[id]?.inputs ?? {})) {
      const [source, slot] = Array.isArray(value) ? value : [];
      if (typeof source === 'string' && typeof slot === 'number' && prompt[source]) open.push(source);
    }
  }
  return [...found];
}
