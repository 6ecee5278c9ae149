import { fstatSync, writeSync } from 'node:fs';
import type { WriteStream } from 'node:tty';
import { renderErrorText } from '../report/render-error-text.ts';
import { terminalStyle } from './terminal-style.ts';

type Descriptor = 1 | 2;

const opened = new Map<Descriptor, WriteStream>();
const simple = new Map<Descriptor, boolean>();
let isLost = false;

/**
 * Writes to stdout (1) or stderr (2). Node's streams for them are a large part of Node to load for a few lines: where
 * what they lead to is no terminal it is written to without them.
 */
export function writeTo(descriptor: Descriptor, text: string): void {
  let rest: Uint8Array = Buffer.from(text);
  if (isSimple(descriptor) && !(descriptor === 1 && isLost)) {
    try {
      while (rest.length > 0) rest = rest.subarray(writeSync(descriptor, rest));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // Whoever reads is slow, and the pipe was set not to wait for it: a stream does.
      if (code === 'EAGAIN') simple.set(descriptor, false);
      else {
        if (descriptor === 1) lost(error as NodeJS.ErrnoException);
        return;
      }
    }
  }
  if (rest.length > 0 && !isSimple(descriptor)) standardStream(descriptor).write(rest);
}

/**
 * The stream for stdout or stderr, which a lost stdout does not end: it is told in a line and in exit code 1, and the
 * command goes on, since an apply is to be finished and recorded, whoever listens.
 */
export function standardStream(descriptor: Descriptor): WriteStream {
  const known = opened.get(descriptor);
  if (known !== undefined) return known;
  const stream = descriptor === 1 ? process.stdout : process.stderr;
  opened.set(descriptor, stream);
  if (descriptor === 1) stream.once('error', lost);
  // The first is told; nothing can be said of a lost stderr.
  stream.on('error', () => {});
  return stream;
}

export function isTerminal(descriptor: Descriptor): boolean {
  return !isSimple(descriptor) && standardStream(descriptor).isTTY === true;
}

function isSimple(descriptor: Descriptor): boolean {
  const known = simple.get(descriptor);
  if (known !== undefined) return known;
  const found = leadsToNoTerminal(descriptor);
  simple.set(descriptor, found);
  return found;
}

function leadsToNoTerminal(descriptor: Descriptor): boolean {
  if (process.platform === 'win32') return false;
  try {
    const found = fstatSync(descriptor);
    // On Linux the first kind of devices is memory, `/dev/null` among them.
    const isMemory = process.platform === 'linux' && found.isCharacterDevice() && found.rdev >> 8 === 1;
    return found.isFile() || found.isFIFO() || found.isSocket() || isMemory;
  } catch {
    return false;
  }
}

/** A reader that left, as `head` does, needs no telling. */
function lost({ code, message }: NodeJS.ErrnoException): void {
  if (isLost) return;
  isLost = true;
  process.once('exit', () => {
    if (process.exitCode !== 130) process.exitCode = 1;
  });
  if (code === 'EPIPE') return;
  const report = { code: 'cli/unwritable-output', message: 'the output could not be written' };
  writeTo(
    2,
    renderErrorText(
      report,
      [message],
      terminalStyle(() => isTerminal(2), process.env),
    ),
  );
}
