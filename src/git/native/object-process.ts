import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import type { Socket } from 'node:net';
import { Queue } from '../../disk/queue.ts';
import type { Oid } from '../git-repository.ts';
import type { GitObject, ObjectKind } from '../object-store.ts';
import type { ReadingRoom, UnreadObject } from '../reading-room.ts';
import { gitFailure } from './git-failure.ts';
import { type GitContext, localPatience, spawnGit } from './git-process.ts';

interface Waiting {
  readonly oid: Oid;
  readonly room: ReadingRoom;
  readonly resolve: (object: GitObject | UnreadObject | undefined) => void;
  readonly reject: (error: Error) => void;
}

/**
 * One `git cat-file --batch`, started when first asked and kept. It holds the program open only while an answer
 * is awaited. If it dies, what was awaited fails, and the next question starts another.
 */
export class ObjectProcess {
  readonly #context: GitContext;
  #child: ChildProcessWithoutNullStreams | undefined;
  readonly #waiting = new Queue<Waiting>();
  #asked: string[] = [];
  #received: Buffer[] = [];
  #receivedLength = 0;
  /** How many bytes must be there before it is worth looking again. */
  #wanted = 1;
  #stderr = '';

  readonly #patience: number;
  /** Ends the process where an answer does not come: it may wait for a disk that is gone, or a pipe in place of a file. */
  #giveUp: NodeJS.Timeout | undefined;

  constructor(context: GitContext) {
    this.#context = context;
    this.#patience = context.patience ?? localPatience;
  }

  #await(child: ChildProcessWithoutNullStreams): void {
    hold(child);
    clearTimeout(this.#giveUp);
    this.#giveUp = setTimeout(() => {
      const seconds = this.#patience / 1000;
      child.kill('SIGKILL');
      // What it started may keep these open.
      for (const stream of [child.stdout, child.stderr]) stream.destroy();
      release(child);
      this.#end(child, `git cat-file did not answer within ${seconds} seconds, and was given up`);
    }, this.#patience);
  }

  /** Undefined where there is no such object. `oid` is a full id: nothing else may reach the process. */
  async read(oid: Oid): Promise<GitObject | undefined> {
    const object = await this.readWithin(oid, { each: Infinity, left: Infinity });
    return object?.content === undefined ? undefined : object;
  }

  /** Of an object that is larger than there is room for, only its size; its content is not waited for. */
  readWithin(oid: Oid, room: ReadingRoom): Promise<GitObject | UnreadObject | undefined> {
    return new Promise((resolve, reject) => this.#ask({ oid, room, resolve, reject }));
  }

  #ask(waiting: Waiting): void {
    const child = this.#start();
    if (this.#waiting.length === 0) this.#await(child);
    this.#waiting.push(waiting);
    this.#asked.push(waiting.oid);
    if (this.#asked.length === 1) queueMicrotask(() => this.#send());
  }

  async close(): Promise<void> {
    const child = this.#child;
    if (child === undefined) return;
    hold(child);
    await new Promise<void>((resolve) => {
      const giveUp = setTimeout(() => child.kill('SIGKILL'), this.#patience);
      child.once('close', () => {
        clearTimeout(giveUp);
        resolve();
      });
      child.stdin.end();
    });
  }

  #send(): void {
    // The process may have died meanwhile, and what was asked of it failed.
    if (this.#asked.length === 0) return;
    const text = `${this.#asked.join('\n')}\n`;
    this.#asked = [];
    this.#start().stdin.write(text);
  }

  #start(): ChildProcessWithoutNullStreams {
    if (this.#child !== undefined) return this.#child;
    const child = spawnGit(this.#context, ['cat-file', '--batch']);
    this.#child = child;
    this.#received = [];
    this.#receivedLength = 0;
    this.#wanted = 1;
    this.#stderr = '';
    child.stdout.on('data', (chunk: Buffer) => {
      // What one that was given up says late is no answer to what the next one is asked.
      if (this.#child === child) this.#receive(chunk);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      this.#stderr += chunk.toString('utf8');
    });
    child.stdin.on('error', () => undefined);
    child.on('error', (error) => this.#end(child, error.message));
    child.on('close', () => this.#end(child, this.#stderr));
    release(child);
    return child;
  }

  #end(child: ChildProcessWithoutNullStreams, message: string): void {
    if (this.#child !== child) return;
    this.#child = undefined;
    this.#asked = [];
    clearTimeout(this.#giveUp);
    this.#giveUp = undefined;
    for (const { reject } of this.#waiting.drain()) reject(gitFailure('reading objects', message));
  }

  /** Ends the process, which is about to send more than there is room for, and asks another for the rest. */
  #leave(unread: { readonly size: number }): void {
    const [first, ...rest] = this.#waiting.drain();
    if (first !== undefined && unread.size <= first.room.each) first.room.left = -1;
    const child = this.#child;
    this.#child = undefined;
    this.#asked = [];
    clearTimeout(this.#giveUp);
    this.#giveUp = undefined;
    if (child !== undefined) {
      release(child);
      child.kill('SIGKILL');
    }
    first?.resolve(unread);
    for (const waiting of rest) {
      if (waiting.room.left < 0) waiting.resolve({ size: undefined });
      else this.#ask(waiting);
    }
  }

  #receive(chunk: Buffer): void {
    this.#giveUp?.refresh();
    this.#received.push(chunk);
    this.#receivedLength += chunk.length;
    if (this.#receivedLength < this.#wanted) return;
    const bytes = this.#received.length === 1 ? chunk : Buffer.concat(this.#received);
    let at = 0;
    for (;;) {
      const answer = parseAnswer(bytes, at, this.#waiting.peek()?.room);
      if (answer.unread !== undefined) {
        this.#leave(answer.unread);
        return;
      }
      if (answer.next === undefined) {
        this.#wanted = answer.wanted - at;
        break;
      }
      at = answer.next;
      const waiting = this.#waiting.shift();
      if (waiting !== undefined) waiting.room.left -= answer.object?.content.length ?? 0;
      waiting?.resolve(answer.object);
    }
    this.#received = at === bytes.length ? [] : [bytes.subarray(at)];
    this.#receivedLength = bytes.length - at;
    if (this.#waiting.length > 0) return;
    clearTimeout(this.#giveUp);
    this.#giveUp = undefined;
    if (this.#child !== undefined) release(this.#child);
  }
}

type Answer =
  | { readonly next: number; readonly object: GitObject | undefined; readonly unread?: undefined }
  | { readonly next: undefined; readonly wanted: number; readonly unread?: undefined }
  | { readonly next: undefined; readonly unread: { readonly size: number } };

/** One answer at `at`: `<oid> <kind> <size>\n<content>\n`, or `<oid> missing\n`. */
function parseAnswer(bytes: Buffer, at: number, room: ReadingRoom | undefined): Answer {
  const end = bytes.indexOf(0x0a, at);
  if (end < 0) return { next: undefined, wanted: bytes.length + 1 };
  const [, kind, size] = bytes.toString('latin1', at, end).split(' ');
  if (size === undefined) return { next: end + 1, object: undefined };
  if (room !== undefined && Number(size) > Math.min(room.each, room.left))
    return { next: undefined, unread: { size: Number(size) } };
  const start = end + 1;
  const stop = start + Number(size);
  if (bytes.length < stop + 1) return { next: undefined, wanted: stop + 1 };
  // Copied, so that one small file kept does not keep the whole chunk it came in.
  const content = new Uint8Array(bytes.subarray(start, stop));
  return { next: stop + 1, object: { kind: kind as ObjectKind, content } };
}

function hold(child: ChildProcessWithoutNullStreams): void {
  child.ref();
  for (const stream of child.stdio) (stream as Socket).ref();
}

function release(child: ChildProcessWithoutNullStreams): void {
  child.unref();
  for (const stream of child.stdio) (stream as Socket).unref();
}
