/** Templates. */
export function TemplatesPage() {
  return <div>TemplatesPage</div>;
}
