import { Args } from './args.ts';
import { BaseCommand } from './base-command.ts';
import { given } from './given.ts';

export default class Schema extends BaseCommand {
  static override summary = 'Print the JSON Schema of a kind of document.';
  static override description = 'Without a kind, lists the kinds.';
  static override examples = ['<%= config.bin %> schema', '<%= config.bin %> schema Team > team.schema.json'];
  static override args = { kind: Args.string({ description: 'such as Team', required: false }) };

  async run(): Promise<unknown> {
    const { args } = await this.parse(Schema);
    const { schema } = await import('../operations/schema.ts');
    const result = await schema(given({ kind: args.kind }));
    const text =
      result.schema === undefined ? result.kinds.join('\n') : JSON.stringify(result.schema, null, 2);
    this.print(`${text}\n`);
    return { kinds: result.kinds, schema: result.schema ?? null };
  }
}
