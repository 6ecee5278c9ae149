import type { Place } from '../../diagnostic/diagnostic.ts';
import type { Json, JsonObject } from '../../digest/json.ts';
import { jsonEqual } from '../../digest/json-equal.ts';
import type { Organization, Target, Team } from '../../model/model.ts';
import { compareText, placeAt } from '../../model/place.ts';
import type { Origin } from '../../parse/document.ts';
import { newMaintainers } from './new-maintainers.ts';
import { newOnGithub } from './new-on-github.ts';

/** A change that may give access in another system, of which Bylaw's own decision does not tell. */
export interface UnjudgedChange {
  /** `target/github`; of one that is called otherwise after the change, its new name. */
  readonly of: string;
  /** What changes, in one clause: `settings.defaultRepositoryPermission` changes. */
  readonly message: string;
  /** Where it stands after the change; of what is taken out, where it stood. */
  readonly at: Place;
  readonly side: 'before' | 'after';
}

/**
 * What a comparison of Bylaw's own decision cannot judge: where and how a target is applied, which team of GitHub one
 * is, who maintains it there, roles that GitHub alone knows, and the security settings of an organization. Sorted.
 *
 * @param before undefined: the organization comes with the change
 */
export function unjudgedChanges(
  before: Organization | undefined,
  after: Organization,
): readonly UnjudgedChange[] {
  return [
    ...targetChanges(before, after),
    ...(before === undefined ? [] : [...settingsChanges(before, after), ...teamChanges(before, after)]),
    ...newOnGithub(before, after),
    ...newMaintainers(before, after),
  ].sort((a, b) => compareText(a.of, b.of) || compareText(a.message, b.message));
}

/** What decides what a target gives, and to whom invitations go. */
const ofTarget = ['provider', 'enabled', 'mode', 'manages', 'notify'] as const;

function targetChanges(before: Organization | undefined, after: Organization): readonly UnjudgedChange[] {
  const was = before?.targets ?? new Map<string, Target>();
  const paired = new Set<string>();
  const found = [...after.targets.values()].flatMap((target): readonly UnjudgedChange[] => {
    const old = earlier(target, was);
    if (old !== undefined) paired.add(old.name);
    // The directory gives what Bylaw decides, and nothing of its own.
    if (target.provider === 'directory' && (old === undefined || old.provider === 'directory')) return [];
    const of = `target/${target.name}`;
    if (old === undefined)
      return [{ of, message: 'the target is added', at: placeAt(target.origin, []), side: 'after' }];
    const fields = [
      ...ofTarget
        .filter((field) => !jsonEqual(plain(old[field]), plain(target[field])))
        .map((each) => changed(of, target, [each], valuesOf(plain(old[each]), plain(target[each])))),
      ...changedKeys(old.coordinates, target.coordinates).map((key) =>
        changed(of, target, ['coordinates', key], ''),
      ),
      ...changedIn(of, target, [old.settings, target.settings]),
    ];
    return fields;
  });
  const gone = [...was.values()].filter(
    ({ name, provider }) => !paired.has(name) && provider !== 'directory',
  );
  return [
    ...found,
    ...gone.map(({ name, origin }): UnjudgedChange => {
      return {
        of: `target/${name}`,
        message: 'the target is removed',
        at: placeAt(origin, []),
        side: 'before',
      };
    }),
  ];
}

/** To ask for more of whoever signs in gives nobody anything. */
function settingsChanges(before: Organization, after: Organization): readonly UnjudgedChange[] {
  return changedIn(
    `organization/${after.name}`,
    after,
    [before.settings, after.settings],
    (is) => is !== true,
  );
}

function teamChanges(before: Organization, after: Organization): readonly UnjudgedChange[] {
  return [...after.teams.values()].flatMap((team) => {
    const old: Team | undefined = earlier(team, before.teams);
    if (old === undefined) return [];
    return changedKeys(old.github ?? {}, team.github ?? {})
      .filter((key) => key === 'id' || key === 'name')
      .map((key) => changed(`team/${team.name}`, team, ['github', key], ''));
  });
}

/** Settings, each with what it was and what it is. */
function changedIn(
  of: string,
  document: Pick<Named, 'origin'>,
  [was, is]: readonly [JsonObject, JsonObject],
  counts: (is: Json) => boolean = () => true,
): readonly UnjudgedChange[] {
  return changedKeys(was, is).flatMap((key) => {
    const [before, after] = [plain(own(was, key)), plain(own(is, key))];
    return counts(after) ? [changed(of, document, ['settings', key], valuesOf(before, after))] : [];
  });
}

function changed(
  of: string,
  { origin }: Pick<Named, 'origin'>,
  path: readonly string[],
  values: string,
): UnjudgedChange {
  return { of, message: `\`${path.join('.')}\` changes${values}`, at: placeAt(origin, path), side: 'after' };
}

/** Words that can stand in a sentence; what is longer, such as an address, is not told. */
const word = /^[\w.-]{1,40}$/;

/** ` from \`read\` to \`write\``; empty where one of the two cannot be told in a word. */
function valuesOf(was: Json, is: Json): string {
  const told = [was, is].map((value) => {
    if (value === null) return 'nothing';
    return typeof value !== 'object' && word.test(String(value)) ? `\`${value}\`` : undefined;
  });
  return told.includes(undefined) ? '' : ` from ${told[0]} to ${told[1]}`;
}

function changedKeys(was: JsonObject, is: JsonObject): readonly string[] {
  const keys = new Set([...Object.keys(was), ...Object.keys(is)]);
  return [...keys].filter((key) => !jsonEqual(plain(own(was, key)), plain(own(is, key))));
}

/** A key may be called as something that every object has. */
function own(object: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

function earlier<T extends Named>({ name, previously }: T, was: ReadonlyMap<string, T>): T | undefined {
  return was.get(name) ?? was.get(previously.findLast((each) => was.has(each)) ?? name);
}

interface Named {
  readonly name: string;
  readonly previously: readonly string[];
  readonly origin: Origin;
}

function plain(value: unknown): Json {
  return (value ?? null) as Json;
}
