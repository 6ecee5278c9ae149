import type { Instant, Organization } from '../../model/model.ts';
import { type Course, courseOf } from '../../plan/course.ts';
import { managedKinds } from '../../plan/managed-kinds.ts';
import type { ActualState } from '../../plan/state.ts';
import type { ComparedDraft } from './compared-draft.ts';

/**
 * What an organization declares in the system of a section, now and later; undefined where that keeps dates itself, and
 * where the organization does not declare it.
 */
export function courseIn(
  { target: { name }, provider, actual, baseline }: ComparedDraft,
  organization: Organization | undefined,
  evaluatedAt: Instant,
): Course | undefined {
  const { project, capabilities } = provider;
  const target = organization?.targets.get(name);
  if (project === undefined || organization === undefined || target?.enabled !== true) return undefined;
  const seen = baseline?.seen ?? actual;
  const known = courses.get(seen)?.get(organization);
  if (known?.evaluatedAt === evaluatedAt) return known.course;
  const manages = managedKinds(target, capabilities);
  const course = courseOf(project, { organization, target, manages, actual: seen, evaluatedAt });
  const own = courses.get(seen) ?? new WeakMap<Organization, Known>();
  courses.set(seen, own.set(organization, { evaluatedAt, course }));
  return course;
}

interface Known {
  readonly evaluatedAt: Instant;
  readonly course: Course;
}

/** An apply asks the same again for every part that it may leave out. */
const courses = new WeakMap<ActualState, WeakMap<Organization, Known>>();
