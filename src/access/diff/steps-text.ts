/** The names of the steps of a way, a line each: the same for the same way. */
export function stepsText(steps: readonly { readonly name: string }[]): string {
  return steps.map(({ name }) => name).join('\n');
}
