import type { RequestMistake } from '../request.ts';
import { requestMistakes } from '../request-mistakes.ts';
import type { TestInHand } from './test-in-hand.ts';

const contextCodes: readonly RequestMistake['code'][] = [
  'unknown-key',
  'repeated-key',
  'inherited-key',
  'given-key',
  'wrong-type',
];

/** Tells what is wrong with the context of a test: once, as it is the same for all it asks. */
export function checkContext(hand: TestInHand): void {
  const { access, body } = hand;
  if (body.context === undefined) return;
  for (const mistake of requestMistakes(access, { action: '', context: body.context })) {
    const { code, key } = mistake;
    if (!contextCodes.includes(code)) continue;
    const place = hand.at(['context', key], code === 'wrong-type' ? 'value' : 'key');
    hand.tell('test/refused-request', place, mistake);
  }
}
