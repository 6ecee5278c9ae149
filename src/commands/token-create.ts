import { Args } from './args.ts';
import { several } from './edit-flags.ts';
import { EditingCommand, editingFlags } from './editing-command.ts';
import { Flags } from './flags.ts';
import { given } from './given.ts';

export default class TokenCreate extends EditingCommand {
  static override summary = 'Edit the YAML so that there is a record of one more token.';
  static override description =
    'Without --role the token has all that its owner has. The files hold the fingerprint of its secret at most; --generate makes a secret, prints it once and keeps it nowhere. Puts the record where the organization keeps those, and prints the edit; every other byte stays. Refuses, and writes nothing, where the files would not be valid.';
  static override examples = [
    '<%= config.bin %> token create deploy --owner service-account/ci --expires 2027-01-31 --generate',
    '<%= config.bin %> token create export --owner member/ana --role exporter --scope evidence:export',
  ];
  static override makes = 'token';
  static override args = {
    token: Args.string({ description: 'the name of the token', required: true }),
  };
  static override flags = {
    ...editingFlags,
    owner: Flags.string({
      description: 'whose key it is: `member/ana` or `service-account/ci`',
      helpValue: 'OWNER',
      required: true,
    }),
    description: Flags.string({ description: 'what it is for', helpValue: 'TEXT' }),
    role: several('a role of its own, in place of all that its owner has', 'ROLE'),
    scope: several('an action: of what it has it may do these alone', 'ACTION'),
    expires: Flags.string({ description: 'until when; a date means its end', helpValue: 'TIME' }),
    fingerprint: Flags.string({ description: 'SHA-256 of a secret made elsewhere', helpValue: 'HEX' }),
    generate: Flags.boolean({ description: 'make a secret and print it, this once' }),
  };

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(TokenCreate);
    const { tokenCreate } = await import('../operations/edits/tokens/token-create.ts');
    const { owner, description, role: roles, scope: scopes, expires, fingerprint, generate } = flags;
    const report = await tokenCreate(this.session(flags), {
      ...args,
      ...this.editing(flags),
      owner,
      generate,
      ...given({ description, roles, scopes, expires, fingerprint }),
    });
    await this.made(report);
    if (report.secret !== null) this.print(`the secret, told this once:\n${report.secret}\n`);
    return report;
  }
}
