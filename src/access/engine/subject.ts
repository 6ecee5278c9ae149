/** What the model says of a principal to conditions and variables. */
export interface Subject {
  readonly type: 'member' | 'service-account' | 'token' | 'team';
  /** Neither is known of whoever is in a team. */
  readonly name: string | undefined;
  readonly id: string | undefined;
  /** By key in lower case. */
  readonly attributes: ReadonlyMap<string, unknown>;
  readonly teams: readonly TeamStay[];
}

/** Being in a team, or by it in an ancestor, for some time. */
export interface TeamStay {
  readonly teams: readonly string[];
  readonly starts: number;
  readonly expires: number;
}

/** The value of an attribute that is written twice, in different case, with different values: no operator can read it. */
export const ambiguous = Symbol('ambiguous');

/** The teams at a time, ancestors too, each once and sorted; undefined where there are none. */
export function teamsAt(subject: Subject, now: number): readonly string[] | undefined {
  const names = new Set<string>();
  for (const { teams, starts, expires } of subject.teams) {
    if (starts <= now && now < expires) for (const team of teams) names.add(team);
  }
  return names.size === 0 ? undefined : [...names].sort();
}
