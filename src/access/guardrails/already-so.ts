/** What is said behind a breach that stood before the change. */
const words = ' (already so before this change)';

export function sayAlreadySo(message: string): string {
  return `${message}${words}`;
}

/** Whether something is said so. */
export function isAlreadySo(message: string): boolean {
  return message.endsWith(words);
}
