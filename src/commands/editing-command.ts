import type { Interfaces } from '@oclif/core';
import type { EditedKind } from '../operations/edits/documents-of.ts';
import type { EditingOptions } from '../operations/edits/edit-repository.ts';
import type { EditReport } from '../report/edits/edit-report.ts';
import { askToChoose, askToWrite } from './ask-argument.ts';
import { BaseCommand, type Parsed, type Values } from './base-command.ts';
import { Flags } from './flags.ts';
import { given } from './given.ts';
import { organizationFlag } from './question-flags.ts';
import { isTerminal } from './standard-output.ts';

/** The flags of commands that edit the files. */
export const editingFlags = {
  org: organizationFlag,
  commit: Flags.boolean({ description: 'commit the edit, and nothing else' }),
  message: Flags.string({
    char: 'm',
    description: 'what the commit says; default: what was done',
    helpValue: 'TEXT',
  }),
};

interface EditingFlags {
  readonly org?: string | undefined;
  readonly cwd?: string | undefined;
  readonly commit?: boolean | undefined;
  readonly message?: string | undefined;
}

/** What the arguments of these commands name, by the arguments' own names. */
const kinds: Readonly<Record<string, EditedKind>> = {
  member: 'Member',
  account: 'ServiceAccount',
  token: 'Token',
  team: 'Team',
  role: 'Role',
  policy: 'Policy',
  zone: 'Zone',
};

/**
 * What commands that edit the files share: an argument that is missing is asked for where somebody can answer, the
 * operation makes the edit, and what it reports is shown.
 */
export abstract class EditingCommand extends BaseCommand {
  /** The argument that names what the command makes: there is nothing to choose from. */
  static makes?: string;

  /** What the command line says; what it leaves out is asked for. */
  protected override async parse<F extends Values, B extends Values, A extends Values>(
    command: Interfaces.Input<F, B, A>,
  ): Promise<Parsed<F, B, A>> {
    if (!this.canAsk() || command.strict === false) return super.parse(command);
    const { args = {} as Interfaces.ArgInput<A>, flags, baseFlags } = command;
    const all = Object.entries(args) as [string, Interfaces.ArgInput[string]][];
    const optional = Object.fromEntries(all.map(([name, arg]) => [name, { ...arg, required: false }]));
    const parsed = await super.parse({ flags, baseFlags, args: optional } as Interfaces.Input<F, B, A>);
    const answers: Values = { ...parsed.args };
    for (const [name, { required }] of all) {
      if (required === true) answers[name] ??= await this.ask(name, parsed.flags as EditingFlags);
    }
    return { ...parsed, args: answers as A };
  }

  private async ask(argument: string, flags: EditingFlags): Promise<string> {
    const kind = kinds[argument];
    const word = argument === 'account' ? 'service account' : argument;
    const { makes } = this.constructor as typeof EditingCommand;
    if (makes === argument) return askToWrite(`Name of the new ${word}`);
    if (kind === undefined) return askToWrite(`Which ${word}?`);
    const { namesToChoose } = await import('../operations/edits/names-to-choose.ts');
    const names = await namesToChoose(this.session(flags), this.editing(flags), kind);
    this.progress.pause();
    return names.length === 0 ? askToWrite(`Which ${word}?`) : askToChoose(`Which ${word}?`, names);
  }

  private canAsk(): boolean {
    const { CI: ci = '' } = process.env;
    return (
      (ci === '' || ci === 'false') && process.stdin.isTTY === true && isTerminal(1) && !this.jsonEnabled()
    );
  }

  /** What the flags that all of them take say to the operation. */
  protected editing({ org: organization, commit, message }: EditingFlags): EditingOptions {
    // Whoever says what a commit says wants one.
    const wish = commit === true || message !== undefined ? given({ message }) : undefined;
    return given({ organization, commit: wish });
  }

  /** Shows an edit that was made, and gives it for `--json`. */
  protected async made<T extends EditReport>(report: T): Promise<T> {
    const { renderEditText } = await import('../report/edits/render-edit-text.ts');
    this.print(renderEditText(report, this.style));
    return report;
  }
}
