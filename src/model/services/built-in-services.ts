import type { Origin } from '../../parse/document.ts';
import type { Service } from '../model.ts';
import { bylawService } from './bylaw-service.ts';
import { githubService } from './github-service.ts';

type BuiltIn = Omit<Service, 'previously' | 'origin' | 'builtIn'>;

/**
 * The action catalogues that every organization has, by name. No file declares them: their origin is the
 * organization's document.
 */
export function builtInServices(organization: Origin): ReadonlyMap<string, Service> {
  return new Map(
    ([bylawService, githubService] as readonly BuiltIn[]).map((service) => [
      service.name,
      { ...service, previously: [], origin: organization, builtIn: true },
    ]),
  );
}
