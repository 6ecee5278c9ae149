import type { CompiledAccess } from '../../access/compiled-access.ts';
import type { ContextValue, RequestContext } from '../../access/request.ts';
import { BylawError } from '../../diagnostic/bylaw-error.ts';
import { actionCatalogue } from '../../model/services/action-catalogue.ts';
import type { KeyType } from '../../model/services/condition-keys.ts';

/**
 * What `--context` gives, by condition key. A key that holds a list takes several values: separated by commas, in a
 * JSON list, or each with a flag of its own.
 *
 * @throws BylawError `access/bad-question`
 */
export function askedContext({ organization }: CompiledAccess, written: readonly string[]): RequestContext {
  const { keyType } = actionCatalogue(organization.services.values());
  const context = new Map<string, ContextValue>();
  for (const each of written) {
    const equals = each.indexOf('=');
    if (equals <= 0) {
      throw new BylawError('access/bad-question', `\`${each}\` is not \`KEY=VALUE\``, {
        hint: 'write `--context principal.mfa=true`',
      });
    }
    const [key, text] = [each.slice(0, equals), each.slice(equals + 1)];
    const type = keyType(key) ?? 'string';
    const before = context.get(key);
    if (before !== undefined && !type.endsWith('[]')) {
      throw new BylawError('access/bad-question', `\`${key}\` is given twice`, {
        hint: 'only a key that holds a list takes several values',
      });
    }
    context.set(
      key,
      type.endsWith('[]') ? [...listOf(before), ...itemsOf(key, text, type)] : typed(text, type),
    );
  }
  return Object.fromEntries(context);
}

function listOf(value: ContextValue | undefined) {
  return Array.isArray(value) ? (value as readonly (string | number | boolean)[]) : [];
}

function itemsOf(key: string, text: string, type: KeyType): readonly (string | number | boolean)[] {
  if (text === '') return [];
  return text.startsWith('[') ? jsonItems(key, text) : text.split(',').map((item) => typed(item, type));
}

/** Taken as one text, a list would miss a deny on what stands in it. */
function jsonItems(key: string, text: string): readonly (string | number | boolean)[] {
  try {
    const items: unknown = JSON.parse(text);
    if (Array.isArray(items)) return items;
  } catch {
    // Said below.
  }
  throw new BylawError('access/bad-question', `\`${key}\` is given as \`${text}\`, which is no JSON list`, {
    hint: `write \`--context ${key}=a,b\`, or \`--context '${key}=["a","b"]'\``,
  });
}

/** A text that does not fit the type stays as it is, so that the engine can say what is wrong with it. */
function typed(text: string, type: KeyType): string | number | boolean {
  const scalar = type.replace('[]', '');
  if (scalar === 'bool' && (text === 'true' || text === 'false')) return text === 'true';
  const number = Number(text);
  return scalar === 'number' && text.trim() !== '' && Number.isFinite(number) ? number : text;
}
