import { Args } from './args.ts';
import { BaseCommand } from './base-command.ts';
import { Flags } from './flags.ts';
import { given } from './given.ts';

export default class ImportPeribolos extends BaseCommand {
  static override summary = 'Write YAML for organizations that peribolos manages.';
  static override description =
    'Reads a tree of org.yaml and teams.yaml files, or one file, and writes a folder an organization. The summary names everything read, written and not expressed. What it could not read goes to stderr.';
  static override examples = [
    '<%= config.bin %> import peribolos ../org/config --out .',
    {
      description: 'Overwrite what an earlier import wrote',
      command: '<%= config.bin %> import peribolos org.yaml --out . --force',
    },
  ];
  static override args = {
    from: Args.string({ description: 'the folder or file to read', required: true }),
  };
  static override flags = {
    out: Flags.string({ description: 'the folder to write to', required: true, helpValue: 'DIR' }),
    target: Flags.option({
      options: ['github'] as const,
      description: 'enable this target, so that an apply goes to GitHub itself',
    })(),
    force: Flags.boolean({ description: 'overwrite files that exist' }),
    strict: Flags.boolean({ description: 'exit 1 for warnings too' }),
  };

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(ImportPeribolos);
    const { importPeribolosTree } = await import('../operations/import-peribolos.ts');
    const result = await importPeribolosTree(this.session(flags), {
      from: args.from,
      out: flags.out,
      ...given({ force: flags.force, target: flags.target }),
    });
    await this.printDiagnostics(result.diagnostics, result.texts);
    this.failOn(result.diagnostics, flags.strict);
    const { renderImportText } = await import('../report/render-import-text.ts');
    this.print(renderImportText({ ...result, out: flags.out }, this.style));
    return { summary: result.summary, written: result.written, diagnostics: result.diagnostics };
  }
}
