import { EditingCommand, editingFlags } from './editing-command.ts';
import { Flags } from './flags.ts';
import { given } from './given.ts';

export default class MemberLeave extends EditingCommand {
  static override summary = 'Edit the YAML so that you are no longer a member.';
  static override description =
    'You are the member with the e-mail that Git knows you by (`user.email`), or the one that --as names. Does what `member remove` does, and refuses what it refuses: an owner passes ownership on first.';
  static override examples = ['<%= config.bin %> member leave', '<%= config.bin %> member leave --as bo'];
  static override flags = {
    ...editingFlags,
    as: Flags.string({ description: 'the member who leaves', helpValue: 'MEMBER' }),
  };

  async run(): Promise<unknown> {
    const { flags } = await this.parse(MemberLeave);
    const { memberLeave } = await import('../operations/edits/members/member-leave.ts');
    const options = { ...this.editing(flags), ...given({ as: flags.as }) };
    return this.made(await memberLeave(this.session(flags), options));
  }
}
