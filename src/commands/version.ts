import { BaseCommand } from './base-command.ts';

export default class Version extends BaseCommand {
  static override summary = 'Print the version of Bylaw and of what it runs on.';
  static override examples = ['<%= config.bin %> version', '<%= config.bin %> version --json'];

  async run(): Promise<unknown> {
    await this.parse(Version);
    const { version } = this.program.pjson;
    this.print(`bylaw ${version} (node ${process.versions.node}, ${process.platform} ${process.arch})\n`);
    return { version, node: process.versions.node, platform: process.platform, arch: process.arch };
  }
}
