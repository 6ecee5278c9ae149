import { didYouMean } from '../diagnostic/nearest-name.ts';
import type { Json } from '../digest/json.ts';
import type { SchemaError } from '../schema/schema-error.ts';
import { describePattern } from './describe-pattern.ts';
import { describeType } from './describe-type.ts';
import type { Description } from './description.ts';
import { suggestKey } from './suggest-key.ts';

/**
 * A schema's error in the words of a diagnostic.
 *
 * @param source how the wrong scalar is spelt in the file, where it is one
 */
export function describeSchemaError(error: SchemaError, source: string | undefined): Description {
  const label = labelOf(error.path);
  switch (error.keyword) {
    case 'unknownKey': {
      const { key, known } = error.params;
      return {
        code: 'parse/unknown-key',
        message: `\`${key}\` is not a key that is known here`,
        ...suggestKey(key, known),
      };
    }
    case 'missingKey': {
      const { property } = error.params;
      return {
        code: 'parse/missing-key',
        message: `\`${property}\` is missing`,
        hint: `add \`${property}: …\``,
      };
    }
    case 'type':
      return { code: 'parse/wrong-type', ...describeType(label, error.params, source) };
    case 'value':
      return { code: 'parse/unknown-value', ...describeValue(label, error.params) };
    case 'pattern':
      return describePattern(error.params, error.on);
    default:
      return describeShape(label, error);
  }
}

function describeShape(
  label: string,
  error: Exclude<SchemaError, { keyword: 'unknownKey' | 'missingKey' | 'type' | 'value' | 'pattern' }>,
): Description {
  switch (error.keyword) {
    case 'emptyList': {
      const hint = 'list at least one, or remove the key';
      return { code: 'parse/empty-list', message: `${label} must not be empty`, hint };
    }
    case 'emptyMap': {
      const hint = 'say at least one thing in it, or remove the key';
      return { code: 'parse/empty-map', message: `${label} must not be empty`, hint };
    }
    case 'conflict': {
      const message = `${quoted(error.params.present, 'and')} exclude one another`;
      return { code: 'parse/conflicting-keys', message, hint: 'keep one of them' };
    }
    case 'choice': {
      const { among } = error.params;
      return {
        code: 'parse/missing-choice',
        message: `one of ${quoted(among, 'or')} is missing`,
        hint: 'add the one that is meant',
      };
    }
    case 'repeated': {
      const { first, again } = error.params;
      const message = `items ${first + 1} and ${again + 1} of ${label} are the same`;
      return { code: 'parse/repeated-item', message, hint: 'remove one of them' };
    }
    case 'range':
      return { code: 'parse/out-of-range', message: `${label} ${describeLimit(error.params)}` };
  }
}

function describeLimit({ rule, limit, found }: { rule: string; limit: number; found: Json }): string {
  const characters = typeof found === 'string' ? `${[...found].length}` : '';
  switch (rule) {
    case 'minimum':
      return `must be at least ${limit}, not ${String(found)}`;
    case 'maximum':
      return `must be at most ${limit}, not ${String(found)}`;
    case 'minLength':
      return 'must not be empty';
    default:
      return `must have at most ${limit} characters, not ${characters}`;
  }
}

function describeValue(
  label: string,
  { allowed, found }: { readonly allowed: readonly Json[]; readonly found: Json },
): Omit<Description, 'code'> {
  const choices = allowed.map((value) => `\`${String(value)}\``);
  const otherwise = choices.length === 1 ? `write ${choices[0]}` : `one of ${choices.join(', ')}`;
  if (typeof found === 'object') return { message: `${label} must be one word`, hint: otherwise };
  return {
    message: `\`${String(found)}\` is no value of ${label}`,
    ...didYouMean(String(found), allowed.map(String), otherwise),
  };
}

/** What the last part of a path is called: `` `members` `` or `` item 2 of `members` ``. */
function labelOf(path: readonly (string | number)[]): string {
  const last = path.at(-1);
  if (last === undefined) return 'the document';
  if (typeof last === 'string') return `\`${last}\``;
  const list = path.at(-2);
  return list === undefined ? `item ${last + 1}` : `item ${last + 1} of \`${String(list)}\``;
}

function quoted(names: readonly string[], word: 'and' | 'or'): string {
  const written = names.map((name) => `\`${name}\``);
  return written.length < 2
    ? written.join('')
    : `${written.slice(0, -1).join(', ')} ${word} ${written.at(-1)}`;
}
