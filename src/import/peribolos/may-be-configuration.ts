/** Whether a file of this name could be read by an import; the text of all others is not looked at. */
export function mayBeConfiguration(path: string): boolean {
  return /\.(ya?ml|json)$/.test(path);
}
