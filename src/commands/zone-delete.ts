import { Args } from './args.ts';
import { deletionFlags } from './edit-flags.ts';
import { EditingCommand, editingFlags } from './editing-command.ts';

export default class ZoneDelete extends EditingCommand {
  static override summary = 'Edit the YAML so that a zone is no longer declared.';
  static override description =
    'Takes its document out and prints the edit; every other byte stays. Refuses, and writes nothing, where the files would not be valid. While something refers to it, it is refused, and every place named; --references takes those out too.';
  static override examples = [
    '<%= config.bin %> zone delete payments',
    '<%= config.bin %> zone delete payments --references',
  ];
  static override args = {
    zone: Args.string({ description: 'the name of the zone', required: true }),
  };
  static override flags = { ...editingFlags, ...deletionFlags };

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(ZoneDelete);
    const { deleteDocument } = await import('../operations/edits/delete-document.ts');
    const document = { kind: 'Zone', name: args.zone } as const;
    const options = { ...this.editing(flags), references: flags.references };
    return this.made(await deleteDocument(this.session(flags), document, options));
  }
}
