/** The first page. */
export function StartPage() {
  return <div>StartPage</div>;
}
