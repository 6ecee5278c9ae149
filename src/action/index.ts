import { runAction } from './run-action.ts';

const controller = new AbortController();
const isGentle = process.env.INPUT_COMMAND?.trim() === 'apply';

// The runner sends SIGINT, then SIGTERM some seconds later, to a run that is cancelled. An apply finishes the change in
// hand and records it; a second signal ends it at once.
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (controller.signal.aborted || !isGentle) process.exit(130);
    controller.abort();
  });
}

void runAction({
  environment: process.env,
  cwd: process.cwd(),
  signal: controller.signal,
  now: () => `${new Date().toISOString().slice(0, 19)}Z`,
  write: (text) => process.stdout.write(text),
}).then((code) => {
  process.exitCode = code;
});
