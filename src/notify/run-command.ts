import { spawn } from 'node:child_process';
import { type Notifier, patience } from './notification.ts';

/** At most so much of what a command says is repeated, and read. */
const mostSaid = 300;
const mostRead = 64 * 1024;

/** Who a command leaves running may hold what it says open: it is not waited for longer, in milliseconds. */
const patienceForTheRest = 500;

/** Gives a notification to a program, as one line of JSON on its standard input. No shell reads its arguments. */
export function commandNotifier(
  [program = '', ...args]: readonly string[],
  { cwd, environment }: { readonly cwd: string; readonly environment: NodeJS.ProcessEnv },
): Notifier {
  return (notification) =>
    new Promise((resolve, reject) => {
      const child = spawn(program, args, {
        cwd,
        env: environment,
        shell: false,
        stdio: ['pipe', 'ignore', 'pipe'],
        timeout: patience,
        killSignal: 'SIGKILL',
      });
      let said = '';
      child.stderr.on('data', (chunk: Buffer) => {
        if (said.length < mostRead) said += chunk.toString('utf8');
      });
      // A program that does not read what it is given says by its exit whether that is well.
      child.stdin.on('error', () => undefined);
      child.on('error', (error) => reject(new Error(`\`${program}\` could not be run: ${error.message}`)));
      child.on('exit', () => setTimeout(() => child.stderr.destroy(), patienceForTheRest).unref());
      child.on('close', (exit, signal) => {
        if (exit === 0) return resolve();
        const how = signal === null ? `ended with ${exit}` : `was ended by ${signal}`;
        const why = withoutCode(said, notification.code).trim().slice(0, mostSaid);
        reject(new Error(`\`${program}\` ${how}${why === '' ? '' : `: ${why}`}`));
      });
      child.stdin.end(`${JSON.stringify(notification)}\n`);
    });
}

function withoutCode(text: string, code: string): string {
  return text.replaceAll(code, '[code]');
}
