import { BylawError } from '../diagnostic/bylaw-error.ts';
import { checkTemplateOwner } from '../operations/check-template-owner.ts';
import { promptInterruption } from './prompt-interruption.ts';

/** What `init` asks a person for. */
export interface Start {
  readonly template: string;
  readonly directory: string;
  readonly name: string;
  /** Absent: the example's. */
  readonly email?: string;
}

/** Asks for what was not given; nothing is written before all of it is answered. */
export async function askForStart(
  given: Partial<Start>,
  purposes: Readonly<Record<string, string>>,
): Promise<Start> {
  const { input, select } = await import('@inquirer/prompts');
  try {
    const template = await select({
      message: 'How is access organized?',
      choices: Object.entries(purposes).map(([value, purpose]) => ({
        value,
        name: `${value.padEnd(21)}${purpose}`,
        short: value,
      })),
      pageSize: 10,
    });
    const name =
      given.name ??
      (await input({
        message: 'The name of the organization',
        default: 'acme',
        validate: (text) => refusalOf(() => checkTemplateOwner({ name: text })),
      }));
    const email =
      given.email ??
      (await input({
        message: 'The e-mail address you commit with, as the owner (empty: an example)',
        validate: (text) => text === '' || refusalOf(() => checkTemplateOwner({ email: text })),
      }));
    const directory = given.directory ?? (await input({ message: 'The folder to write to', default: '.' }));
    return { template, directory, name, ...(email === '' ? {} : { email }) };
  } catch (error) {
    throw promptInterruption(error) ?? error;
  }
}

/** What a prompt says of an answer, and asks again; true where it is taken. */
function refusalOf(check: () => void): string | true {
  try {
    check();
    return true;
  } catch (error) {
    if (error instanceof BylawError)
      return error.hint === undefined ? error.message : `${error.message} (${error.hint})`;
    throw error;
  }
}
