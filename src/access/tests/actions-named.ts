import type { Organization, Service } from '../../model/model.ts';
import { globMatches } from '../../model/patterns/glob-matches.ts';

/** An action as its catalogue declares it, and whether a text names it or a pattern meets it. */
export interface NamedAction {
  readonly action: string;
  readonly exactly: boolean;
}

/** The actions that a text `service:name` names, or a pattern meets, as the catalogues declare them and in their order. */
export function actionsNamed({ services }: Organization, text: string): readonly NamedAction[] {
  const exactly = !/[*?]/.test(text);
  const wanted = text.toLowerCase();
  return [...services.values()]
    .flatMap(actionsOf)
    .filter((action) =>
      exactly ? action.toLowerCase() === wanted : wanted === '*' || globMatches(wanted, action.toLowerCase()),
    )
    .map((action) => ({ action, exactly }));
}

function actionsOf({ name, actions }: Service): readonly string[] {
  return Object.keys(actions).map((action) => `${name}:${action}`);
}
