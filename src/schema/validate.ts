import type { CompiledValidator } from './compiled-validator.ts';
import { errorsOf } from './errors-of.ts';
import {
  AccessTest,
  Guardrail,
  List,
  Member,
  Organization,
  Policy,
  Repository,
  Role,
  Service,
  ServiceAccount,
  Target,
  Team,
  Token,
  Zone,
} from './generated/document-validators.js';
import type { Kind } from './kinds.ts';
import type { SchemaError } from './schema-error.ts';

const validators: Readonly<Record<Kind, CompiledValidator>> = {
  Repository,
  Organization,
  Service,
  Member,
  ServiceAccount,
  Token,
  Team,
  Role,
  Policy,
  Zone,
  Guardrail,
  AccessTest,
  Target,
};

/** Every mistake in the body of a document of that kind; none means it is of the generated type of the kind. */
export function validateBody(kind: Kind, body: unknown): readonly SchemaError[] {
  return errorsOf(validators[kind], body);
}

/** Every mistake in the shell of a list form (`apiVersion`, `kind`, `defaults`, `items`), its items left alone. */
export function validateList(body: unknown): readonly SchemaError[] {
  return errorsOf(List, body);
}
