/** What is said behind a breach that stood before the change: by then its guardrail was there, or was not yet as it is. */
const words = {
  inherited: ' (already so before this change)',
  changed: ' (so before the guardrail was changed)',
  new: ' (so before there was the guardrail)',
} as const;

export function sayAlreadySo(message: string, when: keyof typeof words): string {
  return `${message}${words[when]}`;
}

/** Whether something is said so. */
export function isAlreadySo(message: string): boolean {
  return Object.values(words).some((each) => message.endsWith(each));
}
