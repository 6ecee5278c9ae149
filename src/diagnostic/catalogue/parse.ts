import type { CodeDescription } from '../catalogue.ts';

export const parseCodes = {
  'parse/yaml-syntax': {
    severity: 'error',
    title: 'the YAML cannot be read',
    explanation:
      'The rest of the document cannot be understood before this is mended. Often an indentation differs by a space, a quote or bracket is not closed, or a text with `: ` or ` #` needs quotes.',
  },
  'parse/yaml-version': {
    severity: 'error',
    title: 'another version of YAML',
    explanation:
      'Bylaw reads YAML 1.2. In 1.1 `no`, `on` and dates mean something else, so a file that asks for it would say other things than it seems to. Remove the `%YAML` line.',
  },
  'parse/duplicate-key': {
    severity: 'error',
    title: 'a key stands twice in one map',
    explanation:
      'Only one of the two values could count, and a reader cannot tell which. Keep one, or join the two.',
  },
  'parse/non-string-key': {
    severity: 'error',
    title: 'a key is not a text',
    explanation: 'Keys are texts. A key that YAML reads as a number, `true` or nothing needs quotes.',
  },
  'parse/unsafe-key': {
    severity: 'error',
    title: 'a key that no map may have',
    explanation:
      '`__proto__` is no key of any format, and programs that read it as data have been broken by it. Rename it.',
  },
  'parse/custom-tag': {
    severity: 'error',
    title: 'a YAML tag',
    explanation:
      'Tags such as `!vault` or `!include` mean something to one program only; Bylaw gives them no meaning. Write the value itself.',
  },
  'parse/alias-bomb': {
    severity: 'error',
    title: 'aliases stand for too much, or for themselves',
    explanation:
      'Aliases (`*name`) within aliases can make a short file stand for millions of values, or for an endless one. Write the values out, or use the list form with `defaults`.',
  },
  'parse/unknown-anchor': {
    severity: 'error',
    title: 'an alias of no anchor',
    explanation:
      'An alias `*name` repeats what `&name` marked earlier in the same document. Mark it, or write the value.',
  },
  'parse/too-deep': {
    severity: 'error',
    title: 'nested too deeply',
    explanation:
      'No format of Bylaw is nested more than a few levels; 64 are read. Usually brackets were not closed.',
  },
  'parse/inexact-number': {
    severity: 'error',
    title: 'a number that cannot be kept exactly',
    explanation:
      'Numbers beyond 9007199254740991, infinite ones and `.nan` would not come out as they went in. An identifier of many digits is a text: quote it.',
  },
  'parse/not-a-mapping': {
    severity: 'error',
    title: 'a document that is not a map',
    explanation:
      'A document is a map that begins with `apiVersion` and `kind`. Several objects of one kind go under `items` of its list form, such as `kind: MemberList`.',
  },
  'parse/missing-api-version': {
    severity: 'error',
    title: 'no `apiVersion`',
    explanation: 'Every document says which version of the format it is written in: `apiVersion: bylaw/v1`.',
  },
  'parse/unknown-api-version': {
    severity: 'error',
    title: 'an `apiVersion` that this Bylaw does not know',
    explanation:
      'This version of Bylaw reads `bylaw/v1`. Correct the line, upgrade Bylaw, or move the file out of the folders that Bylaw reads.',
  },
  'parse/missing-kind': {
    severity: 'error',
    title: 'no `kind`',
    explanation:
      'Every document says what it declares: `kind: Team`, for instance. A file that is not for Bylaw belongs outside the folders of organizations.',
  },
  'parse/unknown-kind': {
    severity: 'error',
    title: 'a `kind` that does not exist',
    explanation:
      'Kinds are written as in `Team` or `ServiceAccount`; every kind but Repository and Organization has a list form.',
  },
  'parse/unknown-key': {
    severity: 'error',
    title: 'a key that has no meaning here',
    explanation:
      'A misspelt key would otherwise be ignored in silence, and with it what it was meant to restrict. Correct it or remove it; `bylaw schema KIND` lists what there is.',
  },
  'parse/missing-key': {
    severity: 'error',
    title: 'a key that must be there is missing',
    explanation: 'Add the key. In a list form it may stand in `defaults` instead.',
  },
  'parse/wrong-type': {
    severity: 'error',
    title: 'a value of the wrong type',
    explanation:
      'YAML guesses types: digits become a number, `true` a boolean, nothing at all a null. Quotes make a text; `[…]` or dashes make a list.',
  },
  'parse/unknown-value': {
    severity: 'error',
    title: 'a value that is none of those allowed',
    explanation: 'Only the listed values mean something here. They are compared with case.',
  },
  'parse/malformed-name': {
    severity: 'error',
    title: 'a name that cannot be one',
    explanation:
      'Names become parts of addresses, file names and resource names: lower-case letters, digits, `.`, `_` and `-`, at most 63. What people read goes into `displayName`.',
  },
  'parse/malformed-date': {
    severity: 'error',
    title: 'a date that is unclear or does not exist',
    explanation:
      'An access that begins or ends a day off is a hole. Write `2026-12-31`, or a time with its offset such as `2026-12-31T18:00:00Z`.',
  },
  'parse/malformed-value': {
    severity: 'error',
    title: 'a text of the wrong form',
    explanation: 'The message says what the text must look like.',
  },
  'parse/empty-list': {
    severity: 'error',
    title: 'a list that must not be empty',
    explanation:
      'An empty list of actions or resources could be read as none or as all of them. Name at least one, or remove the key.',
  },
  'parse/empty-map': {
    severity: 'error',
    title: 'a map that must not be empty',
    explanation: 'A condition without keys would hold always. Say what it compares, or remove the key.',
  },
  'parse/conflicting-keys': {
    severity: 'error',
    title: 'keys that exclude one another',
    explanation:
      'Each of these keys says the whole of the matter, so that only one can stand. Keep one; split the rest off.',
  },
  'parse/missing-choice': {
    severity: 'error',
    title: 'none of the keys of which one is needed',
    explanation: 'Without one of these keys the map says nothing. Add the one that is meant.',
  },
  'parse/repeated-item': {
    severity: 'error',
    title: 'the same twice in one list',
    explanation: 'The second says nothing new, and the two may part when one is edited. Remove one.',
  },
  'parse/out-of-range': {
    severity: 'error',
    title: 'a number or length out of range',
    explanation: 'The message names the limit.',
  },
  'parse/credential-field': {
    severity: 'error',
    title: 'a credential in a target',
    explanation:
      'Credentials come from the environment only: whoever reads the repository reads them, and Git keeps them after they are removed. Remove the field, and replace the credential if it was ever committed.',
  },
  'parse/credential-value': {
    severity: 'error',
    title: 'a value that looks like a secret',
    explanation:
      'A token or private key in the repository is known to everyone who can read it, now and in its history. Revoke it where it was issued, then remove it.',
  },
} as const satisfies Record<`${string}/${string}`, CodeDescription>;
