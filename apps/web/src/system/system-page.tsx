/** System. */
export function SystemPage() {
  return <div>SystemPage</div>;
}
