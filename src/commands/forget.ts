import { Args } from './args.ts';
import { BaseCommand } from './base-command.ts';
import { Flags } from './flags.ts';
import { given } from './given.ts';

export default class Forget extends BaseCommand {
  static override summary = 'Let go of an object, or of a whole organization, without touching it.';
  static override description =
    'The object stays in its target as it is; Bylaw no longer manages it, and a later apply does not remove it. An organization goes with everything in it, also when nothing declares it any longer.';
  static override examples = [
    '<%= config.bin %> forget team:acme/writers --reason "moved to the press"',
    '<%= config.bin %> forget member:acme/bo --target directory',
    '<%= config.bin %> forget organization:acme --target directory',
  ];
  static override args = {
    address: Args.string({ description: 'such as team:acme/writers', required: true }),
  };
  static override flags = {
    target: Flags.string({
      description: 'the target, where the organization has several',
      helpValue: 'NAME',
    }),
    reason: Flags.string({ description: 'why; kept in the ledger', helpValue: 'TEXT' }),
  };

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(Forget);
    const { forget } = await import('../operations/forget.ts');
    const result = await forget(this.session(flags), {
      address: args.address,
      ...given({ target: flags.target, reason: flags.reason }),
    });
    const { renderForgetText } = await import('../report/render-forget-text.ts');
    this.print(renderForgetText(result));
    return result;
  }
}
