import type { AccessQuestion } from '../answers.ts';
import { scalarOf } from '../conditions/scalar.ts';
import type { RequestContext } from '../request.ts';
import { someResourceMatches } from '../text/compiled-resource.ts';
import { readResourceName } from '../text/resource-name.ts';
import type { Action } from './action-table.ts';
import type { Engine } from './engine.ts';
import { emptyFrame, type Frame, zoneNotSought } from './frame.ts';
import type { Key } from './key-table.ts';
import type { Subject } from './subject.ts';

/** A frame to decide in, to be given back with `endRequest`. */
export function beginRequest(engine: Engine, subject: Subject, now: number): Frame {
  const frame = engine.frame.isBusy ? emptyFrame(subject) : engine.frame;
  frame.isBusy = true;
  frame.subject = subject;
  frame.now = now;
  frame.zone = zoneNotSought;
  return frame;
}

/** Leaves nothing of the request behind. */
export function endRequest(frame: Frame): void {
  takeBack(frame);
  frame.isOpen = false;
  frame.isBusy = false;
}

/** As if every text that a caller may give were given: some text, that no pattern takes for `*`. */
export function giveEveryText({ keys }: Engine, frame: Frame): void {
  takeBack(frame);
  for (const name of keys.callerKeys) {
    const key = keys.find(name);
    if (key?.type !== 'string') continue;
    give(frame, key, '');
  }
  frame.zone = zoneNotSought;
}

/** As if nothing were given. */
export function takeBack(frame: Frame): void {
  for (let at = 0; at < frame.givenCount; at += 1) frame.values[frame.given[at] as number] = undefined;
  frame.givenCount = 0;
  frame.zone = zoneNotSought;
}

/**
 * Takes in what a request asks; undefined where something is wrong with it, but that its resource may be of a type that
 * the action is not done to: see `isOfItsTypes`.
 */
export function loadQuestion(engine: Engine, frame: Frame, question: AccessQuestion): Action | undefined {
  const action = engine.actions.find(question.action);
  if (action === undefined) return undefined;
  const { resource = action.hasResources ? undefined : '*' } = question;
  if (typeof resource !== 'string') return undefined;
  if (!readResourceName(frame.resource, resource)) return undefined;
  if (!action.hasResources && resource !== '*') return undefined;
  if (question.context !== undefined && !loadContext(engine, frame, question.context)) return undefined;
  return action;
}

/** Whether the resource that was taken in is one that the action is done to; `*` always is. */
export function isOfItsTypes({ types, hasResources }: Action, frame: Frame): boolean {
  const { resource } = frame;
  return !hasResources || resource.headLength === 0 || someResourceMatches(types, frame, resource, true);
}

/** Whether a value is a map of keys as JSON has it: of a list, a `Map` or a text the keys would be passed over. */
export function isContext(value: unknown): value is RequestContext {
  if (typeof value !== 'object' || value === null) return false;
  // Nearly always: asked first, as the other question takes as long as many a decision.
  return Object.getPrototypeOf(value) === Object.prototype || tagOf(value) === '[object Object]';
}

function tagOf(value: object): string {
  return Object.prototype.toString.call(value);
}

/** Takes in the value of a key of the caller, as conditions compare it; none has been given before. */
export function give(frame: Frame, { number }: Pick<Key, 'number'>, value: unknown): void {
  frame.values[number] = value;
  frame.given[frame.givenCount] = number;
  frame.givenCount += 1;
}

function loadContext({ keys }: Engine, frame: Frame, context: unknown): boolean {
  if (!isContext(context)) return false;
  // Inherited keys too, to refuse them: they may come from anywhere, and no log of the request shows them.
  for (const name in context) {
    const key = keys.find(name);
    if (key === undefined || key.giver !== 'caller' || !Object.hasOwn(context, name)) return false;
    const value = typedValue(key, context[name]);
    if (value === undefined || frame.values[key.number] !== undefined) return false;
    give(frame, key, value);
  }
  return true;
}

/** A value as conditions compare it; undefined where it is not of the key's type. */
export function typedValue({ scalar, isList }: Key, value: unknown): unknown {
  if (!isList) return scalarOf(scalar, value);
  if (!Array.isArray(value)) return undefined;
  const list: unknown[] = [];
  // Not `map`, which passes over holes.
  for (const each of value) {
    const item = scalarOf(scalar, each);
    if (item === undefined) return undefined;
    list.push(item);
  }
  return list;
}
