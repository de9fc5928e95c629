/** Not here yet. */
export function PalettePanel() {
  return null;
}
