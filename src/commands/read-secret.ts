import { promptInterruption } from './prompt-interruption.ts';

/** What is read of standard input at most: no secret is longer. */
const most = 10_000;

/** A secret from standard input, or asked for where that is a terminal; it is never shown. */
export async function readSecret(message: string): Promise<string> {
  if (process.stdin.isTTY !== true) return readAll();
  const { password } = await import('@inquirer/prompts');
  return password({ message }).catch((error: unknown) => {
    throw promptInterruption(error) ?? error;
  });
}

async function readAll(): Promise<string> {
  let text = '';
  for await (const chunk of process.stdin) {
    text += String(chunk);
    if (text.length > most) break;
  }
  return text;
}
