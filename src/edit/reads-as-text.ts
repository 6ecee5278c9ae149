import { Schema } from 'yaml';

/** Characters that some reader takes for a line break, that nobody sees, or that YAML forbids. */
export const unsafeCharacter =
  /(?![\t\n])[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff]/u;

/** What the readers of YAML 1.1 and 1.2 take for a number, a boolean, a time and so on. */
const tests = ['yaml-1.1', 'core'].flatMap((schema) =>
  new Schema({ schema }).tags.flatMap((tag) =>
    'test' in tag && tag.test !== undefined && tag.tag !== 'tag:yaml.org,2002:str' ? [tag.test] : [],
  ),
);

/** What a reader here and there takes for a number or a merge, beyond the two standards. */
const others = /^(?:=|<<|[-+]?\.?[0-9][0-9_,:.]*|[-+]?[0-9][0-9_.]*[eE][-+]?[0-9]+)$/;

/** Whether a bare word is read as text by every YAML reader. */
export function readsAsText(text: string): boolean {
  return !others.test(text) && !tests.some((test) => test.test(text));
}
