import type { DiagnosticCode } from '../../diagnostic/catalogue.ts';
import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { Place, PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { AccessTest } from '../../model/model.ts';
import { placeAt } from '../../model/place.ts';
import type { WrittenAccessTest } from '../../schema/generated/documents.ts';
import type { CompiledAccess } from '../compiled-access.ts';

export type TestPath = readonly (string | number)[];

/** A text of a test and where it stands there. */
export interface TestText {
  readonly text: string;
  readonly path: TestPath;
}

/** A test that is being run, and what was found wrong with it. */
export interface TestInHand {
  readonly access: CompiledAccess;
  readonly test: AccessTest;
  readonly body: WrittenAccessTest;
  /** When its decisions are made, in milliseconds since 1970. */
  readonly now: number;
  readonly diagnostics: readonly PlacedDiagnostic[];
  at(path: TestPath, on?: Place['on']): Place;
  tell(
    code: DiagnosticCode,
    at: Place,
    what: { readonly message: string; readonly hint?: string | undefined },
  ): void;
}

/** @param now when decisions are made where the test does not say */
export function takeTest(access: CompiledAccess, test: AccessTest, now: number): TestInHand {
  // The schema was checked when the document was parsed.
  const body = test.body as unknown as WrittenAccessTest;
  const diagnostics: PlacedDiagnostic[] = [];
  return {
    access,
    test,
    body,
    now: body.now === undefined ? now : Date.parse(body.now),
    diagnostics,
    at: (path, on) => placeAt(test.origin, path, on),
    tell(code, at, { message, hint }) {
      diagnostics.push(createDiagnostic(code, { message, at, ...(hint === undefined ? {} : { hint }) }));
    },
  };
}

/** The texts of a list of the test, which stands at a path. */
export function textsAt(list: readonly string[], path: TestPath): readonly TestText[] {
  return list.map((text, index) => ({ text, path: [...path, index] }));
}
