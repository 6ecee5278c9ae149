/** JSON is YAML. */
export function yamlOf(documents: readonly object[]): string {
  return documents.map((each) => `${JSON.stringify({ apiVersion: 'bylaw/v1', ...each })}\n`).join('---\n');
}
