/** Batches. */
export function BatchPage() {
  return <div>BatchPage</div>;
}
