import {
  isMistake,
  type PatternMistake,
  type PatternPiece,
  parsePattern,
} from '../../model/patterns/pattern.ts';

/**
 * The one resource that a person means by a text, in a test or on a command line: written like a pattern, so that `{org_id}` is the organization's and
 * `{*}` a star, but without wildcards, which would be taken for letters of a name. `*` alone is the resource `*`.
 */
export function oneResource(text: string, organizationId: string): string | PatternMistake {
  if (text === '*') return text;
  const pattern = parsePattern(text);
  if (isMistake(pattern)) return pattern;
  let resource = '';
  for (const piece of pattern) {
    const part = textOf(piece, organizationId);
    if (typeof part !== 'string') return part;
    resource += part;
  }
  return resource;
}

function textOf(piece: PatternPiece, organizationId: string): string | PatternMistake {
  if (piece.is === 'literal') return piece.text;
  if (piece.is === 'variable') return piece.name === 'org_id' ? organizationId : noVariable(piece.name);
  const character = piece.is === 'any-text' ? '*' : '?';
  return {
    mistake: `has a \`${character}\`, and a request is about one resource`,
    hint: `name one resource; write \`{${character}}\` for the character itself`,
  };
}

function noVariable(name: string): PatternMistake {
  return {
    mistake: `has \`{${name}}\`, and the resource of a request has no variable but \`{org_id}\``,
    hint: 'write the text that it stands for',
  };
}
