/** Not here yet. */
export function NodeSearch() {
  return null;
}
