import { matchText, type Place } from './match-text.ts';

/** Whether an action `service:name` matches an action pattern. */
export function matchAction(pattern: string, action: string): boolean {
  // `*` alone means all actions.
  if (pattern === '*') return true;
  // Compared without case.
  const [service, name] = cut(pattern.toLowerCase());
  const [askedService, askedName] = cut(action.toLowerCase());
  // `*` and `?` in the action part only.
  const places: readonly Place[] = [...name].map((character) =>
    character === '*' ? 'any text' : character === '?' ? 'any character' : { character },
  );
  return service === askedService && matchText(places, askedName);
}

function cut(action: string): readonly [string, string] {
  const colon = action.indexOf(':');
  return [action.slice(0, colon), action.slice(colon + 1)];
}
