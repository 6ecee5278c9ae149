import { canonicalJson } from '../../digest/canonical-json.ts';
import type { Guardrail } from '../../model/model.ts';

/** What it says; what it is called and how it is described is left out. */
export function meaningOf({ body }: Guardrail): string {
  const { name: _, previously: __, description: ___, ...rest } = body;
  return canonicalJson(rest);
}
