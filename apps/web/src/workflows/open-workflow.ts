/** Opens. */
export async function openWorkflow(_json: unknown): Promise<boolean> {
  return false;
}
