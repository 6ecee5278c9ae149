import { BaseCommand, organizationsFlag, targetsFlag } from './base-command.ts';
import { Flags } from './flags.ts';
import { given } from './given.ts';

export default class IdentitiesPin extends BaseCommand {
  static override summary = 'Write into the YAML which accounts and teams of a target are meant.';
  static override description =
    'Writes the numbers that accounts and teams have there, which never change, and log-ins that their owners changed; comments stay. Of a target on GitHub that is not enabled log-ins are looked up, with any token. A log-in that belongs to another account than the one declared or recorded is refused: somebody may have taken it. Exits 1 where one was refused, with --check also where something is to be written.';
  static override examples = [
    '<%= config.bin %> identities pin',
    {
      description: 'Exit 1 where something is to be written, and write nothing',
      command: '<%= config.bin %> identities pin --check',
    },
  ];
  static override flags = {
    org: organizationsFlag,
    target: targetsFlag,
    check: Flags.boolean({
      description: 'tell what would be written, and write nothing',
      exclusive: ['commit', 'message'],
    }),
    commit: Flags.boolean({ description: 'commit the edit, and nothing else' }),
    message: Flags.string({
      char: 'm',
      description: 'what the commit says; default: what was done',
      helpValue: 'TEXT',
    }),
  };

  async run(): Promise<unknown> {
    const { flags } = await this.parse(IdentitiesPin);
    const { org: organizations, target: targets, check, commit, message } = flags;
    const wish = commit || message !== undefined ? given({ message }) : undefined;
    const { identitiesPin } = await import('../operations/identities/identities-pin.ts');
    const asked = given({ organizations, targets, check, commit: wish });
    const report = await identitiesPin(this.session(flags), asked);
    const { renderPinText } = await import('../report/identities/render-pin-text.ts');
    this.print(renderPinText(report, this.style));
    if (report.refused.length > 0 || (check && report.pinned.length > 0)) process.exitCode = 1;
    return report;
  }
}
