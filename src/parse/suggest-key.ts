import { didYouMean, nearestName } from '../diagnostic/nearest-name.ts';

/** What to do about a key that is not known: the one that was meant, else those there are. */
export function suggestKey(key: string, known: readonly string[]): { hint?: string } {
  if (key === '<<')
    return {
      hint: 'there are no merge keys in YAML 1.2: repeat the fields, or use `defaults` of a list form',
    };
  if (known.length === 0) return { hint: 'remove it' };
  if (known.includes('StringEquals')) return suggestOperator(key, known);
  const listed = known.length <= 16 ? `known here: ${known.join(', ')}` : 'remove it, or see `bylaw schema`';
  return didYouMean(key, known, listed);
}

/** The nearest condition operator, its prefix and suffix kept where they are right. */
function suggestOperator(key: string, known: readonly string[]): { hint?: string } {
  const [, prefix = '', base = '', suffix = ''] = /^([A-Za-z]+:)?(.*?)(IfExists)?$/.exec(key) ?? [];
  const nearestPrefix = prefix === '' ? '' : (nearestName(prefix, ['ForAnyValue:', 'ForAllValues:']) ?? '');
  const nearest = nearestName(base, known);
  if (nearest === 'Null') return { hint: '`Null` takes no prefix or suffix: write `Null`' };
  if (nearest === undefined) return { hint: 'see the table of operators under `bylaw schema Policy`' };
  return { hint: `did you mean \`${nearestPrefix}${nearest}${suffix}\`?` };
}
