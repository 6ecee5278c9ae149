import type { NameToChoose } from '../operations/edits/names-to-choose.ts';
import { promptInterruption } from './prompt-interruption.ts';

/** As many names are shown at once; more are searched. */
const mostShown = 12;

/** Has somebody at a terminal choose among what is there. */
export async function askToChoose(message: string, names: readonly NameToChoose[]): Promise<string> {
  const { search, select } = await import('@inquirer/prompts');
  const choices = names.map(({ name, displayName }) => ({
    value: name,
    ...(displayName === undefined ? {} : { description: displayName }),
  }));
  if (choices.length <= mostShown) return answered(select({ message, choices }));
  const source = (term = '') => {
    const wanted = term.toLowerCase();
    return choices.filter(({ value, description = '' }) =>
      `${value} ${description}`.toLowerCase().includes(wanted),
    );
  };
  return answered(search({ message, source }));
}

/** Has them write something. */
export async function askToWrite(message: string): Promise<string> {
  const { input } = await import('@inquirer/prompts');
  return answered(input({ message, required: true }));
}

async function answered(asked: Promise<string>): Promise<string> {
  return asked.catch((error: unknown) => {
    throw promptInterruption(error) ?? error;
  });
}
