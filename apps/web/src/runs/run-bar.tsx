/** Not here yet. */
export function RunBar() {
  return null;
}
