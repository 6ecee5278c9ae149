import type { EditingOptions } from '../operations/edits/edit-repository.ts';
import type { EditReport } from '../report/edits/edit-report.ts';
import { BaseCommand } from './base-command.ts';
import { Flags } from './flags.ts';
import { given } from './given.ts';
import { organizationFlag } from './question-flags.ts';

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
  readonly commit?: boolean | undefined;
  readonly message?: string | undefined;
}

/** What commands that edit the files share: the operation makes the edit, and what it reports is shown. */
export abstract class EditingCommand extends BaseCommand {
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
