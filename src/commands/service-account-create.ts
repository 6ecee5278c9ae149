import { Args } from './args.ts';
import { describingFlags } from './edit-flags.ts';
import { EditingCommand, editingFlags } from './editing-command.ts';
import { Flags } from './flags.ts';
import { given } from './given.ts';

export default class ServiceAccountCreate extends EditingCommand {
  static override summary = 'Edit the YAML so that there is one more service account.';
  static override description =
    'Puts the service account where the organization keeps those, and prints the edit; every other byte stays. Refuses, and writes nothing, where the files would not be valid.';
  static override examples = [
    '<%= config.bin %> service-account create ci --owner team/platform --description "Builds and deploys"',
  ];
  static override makes = 'account';
  static override args = {
    account: Args.string({ description: 'the name of the service account', required: true }),
  };
  static override flags = {
    ...editingFlags,
    ...describingFlags,
    owner: Flags.string({
      description: 'who answers for it: `member/ana` or `team/core`',
      helpValue: 'OWNER',
      required: true,
    }),
    role: Flags.string({ description: 'its one role of the organization', helpValue: 'ROLE' }),
  };

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(ServiceAccountCreate);
    const operations = await import('../operations/edits/service-accounts/service-account-create.ts');
    const { description, owner, role } = flags;
    const report = await operations.serviceAccountCreate(this.session(flags), {
      serviceAccount: args.account,
      owner,
      ...this.editing(flags),
      ...given({ displayName: flags['display-name'], description, role }),
    });
    return this.made(report);
  }
}
