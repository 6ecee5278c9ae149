import { randomUUID } from 'node:crypto';

/** What a step of a workflow prints. All of it goes to stdout: the runner does not keep two streams in order. */
export interface WorkflowLog {
  /** Text for people. Nothing in it is a command to the runner, whatever it says. */
  print(text: string): void;
  /** Commands to the runner, whose parts are escaped already. */
  command(lines: string): void;
  /** Keeps a value out of all that the job prints from now on. */
  mask(value: string): void;
}

/**
 * The runner takes what it reads in a log for commands (`::set-output …`, `##[add-mask]…`): text for people is printed
 * while it listens to none, until it is told a word that nobody else knows.
 */
export function workflowLog(write: (text: string) => void): WorkflowLog {
  return {
    print(text) {
      if (text.trim() === '') return;
      const word = randomUUID();
      write(`::stop-commands::${word}\n${text.endsWith('\n') ? text : `${text}\n`}::${word}::\n`);
    },
    command: write,
    mask(value) {
      // Line by line too: a key is printed so by whatever quotes it.
      const lines = value.split(/\r?\n/).map((line) => line.trim());
      for (const line of new Set(lines)) {
        if (line.length > 3) write(`::add-mask::${line.replaceAll('%', '%25')}\n`);
      }
    },
  };
}
