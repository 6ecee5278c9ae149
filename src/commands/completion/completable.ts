import type { Config } from '@oclif/core';

export interface CompletableFlag {
  readonly name: string;
  readonly char: string | undefined;
  readonly summary: string;
  readonly takesValue: boolean;
  /** The values it may take; empty where any text will do. */
  readonly options: readonly string[];
}

export interface CompletableCommand {
  /** `audit show`. */
  readonly name: string;
  readonly summary: string;
  readonly flags: readonly CompletableFlag[];
  /** The values its first argument may take; empty where any text will do. */
  readonly argument: readonly string[];
}

/** A word that leads to commands: the empty one, and each topic such as `audit`. */
export interface CompletableTopic {
  readonly name: string;
  readonly next: readonly { readonly word: string; readonly summary: string }[];
}

export interface Completable {
  readonly commands: readonly CompletableCommand[];
  readonly topics: readonly CompletableTopic[];
}

/** What the scripts of all shells are written from. */
export function completable(config: Config): Completable {
  const commands = config.commands
    .filter(({ hidden }) => hidden !== true)
    .map((command) => ({
      name: command.id.replaceAll(':', ' '),
      summary: command.summary ?? '',
      argument: command.id === 'help' ? [] : (Object.values(command.args)[0]?.options ?? []),
      flags: Object.values(command.flags)
        .filter(({ hidden }) => hidden !== true)
        .map((flag) => ({
          name: flag.name,
          char: flag.char,
          summary: flag.summary ?? flag.description ?? '',
          takesValue: flag.type === 'option',
          options: flag.type === 'option' ? (flag.options ?? []) : [],
        })),
    }));
  const names = commands.map(({ name }) => name);
  const topics = [
    ...new Set(names.filter((name) => name.includes(' ')).map((name) => name.split(' ')[0] ?? '')),
  ];
  const first = [
    ...commands
      .filter(({ name }) => !name.includes(' '))
      .map(({ name, summary }) => ({ word: name, summary })),
    ...topics.map((topic) => ({ word: topic, summary: config.findTopic(topic)?.description ?? '' })),
  ].sort((a, b) => (a.word < b.word ? -1 : 1));
  return {
    commands,
    topics: [{ name: '', next: first }, ...topics.map((topic) => topicOf(topic, commands))],
  };
}

function topicOf(name: string, commands: readonly CompletableCommand[]): CompletableTopic {
  const inside = commands.filter((command) => command.name.startsWith(`${name} `));
  return {
    name,
    next: inside.map((command) => ({ word: command.name.slice(name.length + 1), summary: command.summary })),
  };
}
