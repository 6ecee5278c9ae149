type Level = 'read' | 'write';

/** What a token of an app is to be good for. */
export interface AppNeeds {
  /** By GitHub's names: the highest level that is of use. */
  readonly permissions: Readonly<Record<string, Level>>;
  /** The names of the only repositories that it is for; absent: all that the app is installed in. */
  readonly repositories?: readonly string[];
}

/**
 * What to ask GitHub for: of what was granted no more than is needed, as it refuses whoever asks for more than that.
 * Undefined where nothing that is needed was granted: the first question says then what is missing.
 */
export function permissionsToAsk(
  granted: Readonly<Record<string, string>>,
  { permissions }: AppNeeds,
): Readonly<Record<string, Level>> | undefined {
  const asked = Object.entries(permissions).flatMap(([name, needed]): readonly [string, Level][] => {
    const held = granted[name];
    if (held === undefined) return [];
    return [[name, held === 'read' ? held : needed]];
  });
  return asked.length === 0 ? undefined : Object.fromEntries(asked);
}
