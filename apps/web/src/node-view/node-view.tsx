/** Not here yet. */
export function NodeView() {
  return null;
}
