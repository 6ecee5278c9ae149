import type { Json, JsonObject } from '../../digest/json.ts';
import type { RatedChange } from './rated-change.ts';

/**
 * Whether nobody has what a change gives without a second factor: each way to it asks for one, or denies take it from
 * whoever has none and from whoever says nothing of it.
 */
export function asksForMfa({ when, unless, example }: RatedChange): boolean {
  if (example?.after === 'allow' && mfaIn(example.context) !== true) return false;
  if (when.length > 0 && when.every((each) => conditionsIn(each).some(isAsking))) return true;
  const denied = unless.map(conditionsIn).flatMap((all) => (all.length === 1 ? all : []));
  return denied.some(takesFalse) && denied.some(takesMissing);
}

interface MfaCondition {
  readonly operator: string;
  readonly isOfMfa: boolean;
  readonly values: readonly Json[];
}

function conditionsIn(written: JsonObject): readonly MfaCondition[] {
  return Object.entries(written).flatMap(([operator, keys]) =>
    Object.entries(keys as JsonObject).map(([key, value]) => ({
      operator,
      isOfMfa: key.toLowerCase() === 'principal.mfa',
      values: Array.isArray(value) ? value : [value as Json],
    })),
  );
}

function isAsking({ operator, isOfMfa, values }: MfaCondition): boolean {
  return isOfMfa && operator === 'Bool' && values.every((each) => each === true);
}

function takesFalse({ operator, isOfMfa, values }: MfaCondition): boolean {
  return isOfMfa && (operator === 'Bool' || operator === 'BoolIfExists') && values.includes(false);
}

function takesMissing({ operator, isOfMfa, values }: MfaCondition): boolean {
  if (!isOfMfa) return false;
  return operator === 'BoolIfExists' || (operator === 'Null' && values.includes(true));
}

function mfaIn(context: object): unknown {
  return Object.entries(context).find(([key]) => key.toLowerCase() === 'principal.mfa')?.[1];
}
