import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readLog } from '../../action/runner-log.ts';
import type { EmulatedRepository } from '../../github-emulator/hosting/emulated-repository.ts';
import type { GithubEmulator } from '../../github-emulator/start-github-emulator.ts';
import { transcriptOf } from '../../github-emulator/transcript-of.ts';
import type { Run } from '../workbench.ts';

/** More of a text than this is left out: the comment of a hostile repository has tens of thousands of characters. */
const longest = 4000;

/** Letters and digits, so that numbers of comments and words are none; where nothing else can stand, any. */
const hash =
  /\b(?=[0-9a-f]*[a-f])(?=[0-9a-f]*[0-9])[0-9a-f]{7,64}\b|(?<=entry \d+ (?:intent|result) )[0-9a-f]{7}\b/g;

/**
 * A story as somebody reads it afterwards: what was done, what Bylaw printed, what GitHub was asked, and what people see
 * there. `npm run story:pull-request -- DIR` writes it.
 */
export class Chronicle {
  readonly #title: string;
  readonly #github: GithubEmulator;
  readonly #parts: string[] = [];
  #told = 0;

  constructor(title: string, github: GithubEmulator) {
    this.#title = title;
    this.#github = github;
  }

  /** What was done since the last time, and of a process what it ended with. */
  tell(what: string, run?: Run): void {
    const { log, clock } = this.#github;
    const requests = transcriptOf(log.slice(this.#told));
    this.#told = log.length;
    this.#parts.push(`## ${what}\n\n${clock.now()}\n`);
    if (run !== undefined) {
      const shown = `${readLog(run.stdout).shown}${run.stderr}`.trim();
      this.#parts.push(`Exit code ${run.code}.\n`, fenced(shown, 'Printed'));
    }
    if (requests !== '') this.#parts.push(fenced(requests, 'Asked of GitHub'));
  }

  /** What people see under a pull request or an issue. */
  show({ hosted }: EmulatedRepository, number: number): void {
    for (const { issue, body, minimized } of hosted.comments.values())
      if (issue === number)
        this.#parts.push(fenced(body, minimized === undefined ? 'Comment' : 'Comment, folded away'));
    for (const { name, conclusion, commit, output } of hosted.checkRuns.values())
      if (commit === hosted.pulls.get(number)?.head.sha)
        this.#parts.push(`Check \`${name}\`: ${conclusion}, “${output.title}”\n`);
  }

  /**
   * All of it, the same each time: times without their seconds, which processes take; hashes by their order, since what
   * they are of holds the address of the emulator.
   */
  text(): string {
    const whole = [`# ${this.#title}\n`, ...this.#parts]
      .join('\n')
      .replaceAll(this.#github.url, 'https://github.example');
    const seen = new Map<string, string>();
    const still = whole.replace(/(T\d\d(?::|%3A)\d\d)(?::|%3A)\d\d(?:\.\d+)?Z/g, '$1Z');
    return still.replace(hash, (each) => {
      const key = each.slice(0, 7);
      const name = seen.get(key) ?? `hash-${seen.size + 1}`;
      seen.set(key, name);
      return name;
    });
  }

  /** Throws where a token stands in it; writes it where somebody asked for it. */
  end(): void {
    const text = this.text();
    for (const { value, name } of this.#github.state.tokens.values())
      if (text.includes(value)) throw new Error(`The token ${name} stands in what is told.`);
    const folder = process.env.BYLAW_STORY_FOLDER;
    if (folder === undefined) return;
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `${this.#title.toLowerCase().replace(/[^a-z]+/g, '-')}.md`), text);
  }
}

function fenced(text: string, heading: string): string {
  const cut = text.length > longest ? `${text.slice(0, longest)}\n… (${text.length} characters)` : text;
  return `${heading}:\n\n~~~~~\n${cut.trimEnd()}\n~~~~~\n`;
}
