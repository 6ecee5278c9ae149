import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { AccessTest } from '../../model/model.ts';
import type { CompiledAccess } from '../compiled-access.ts';
import { checkContext } from './check-context.ts';
import { readMatrix } from './read-matrix.ts';
import { readWhoCan } from './read-who-can.ts';
import { takeTest } from './test-in-hand.ts';

/** What access tests name that nobody declares, or that cannot be asked: nothing is decided. */
export function accessTestMistakes(
  access: CompiledAccess,
  tests: Iterable<AccessTest>,
): readonly PlacedDiagnostic[] {
  return [...tests].flatMap((test) => {
    const hand = takeTest(access, test, 0);
    checkContext(hand);
    if (hand.body.matrix !== undefined) readMatrix(hand, hand.body.matrix);
    if (hand.body.whoCan !== undefined) readWhoCan(hand, hand.body.whoCan);
    return hand.diagnostics;
  });
}
