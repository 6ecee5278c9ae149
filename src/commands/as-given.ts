/** How most flags and arguments are read: their word is their value. */
export async function asGiven(input: unknown): Promise<unknown> {
  return input;
}
