/** The editor. */
export function EditorPage() {
  return <div>EditorPage</div>;
}
