import { Args } from './args.ts';
import { EditingCommand, editingFlags } from './editing-command.ts';
import { Flags } from './flags.ts';
import { given } from './given.ts';

export default class MemberTransferOwnership extends EditingCommand {
  static override summary = 'Edit the YAML so that a member owns the organization in place of another.';
  static override description =
    'Gives one member the role of the owners and takes it from the other in one edit, so that one apply does both. The former owner has the default role of the organization from then on, or the one that --old-owner-becomes names. Refuses, and writes nothing, where the files would not be valid.';
  static override examples = [
    '<%= config.bin %> member transfer-ownership bo',
    {
      description: 'Where there are several owners',
      command: '<%= config.bin %> member transfer-ownership bo --from ana --old-owner-becomes developer',
    },
  ];
  static override args = {
    to: Args.string({ description: 'the member who becomes an owner', required: true }),
  };
  static override flags = {
    ...editingFlags,
    from: Flags.string({ description: 'the owner who is one no longer', helpValue: 'MEMBER' }),
    'old-owner-becomes': Flags.string({
      description: 'the organization role of the former owner',
      helpValue: 'ROLE',
    }),
  };

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(MemberTransferOwnership);
    const { transferOwnership } = await import('../operations/edits/members/transfer-ownership.ts');
    const report = await transferOwnership(this.session(flags), {
      ...args,
      ...this.editing(flags),
      ...given({ from: flags.from, oldOwnerBecomes: flags['old-owner-becomes'] }),
    });
    return this.made(report);
  }
}
