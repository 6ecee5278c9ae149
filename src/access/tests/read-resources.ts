import { oneResource } from '../text/one-resource.ts';
import type { TestInHand, TestText } from './test-in-hand.ts';

/** The resources that texts of a test mean, each once, where it is first named; a text that means none is told. */
export function readResources(hand: TestInHand, texts: readonly TestText[]): readonly TestText[] {
  const resources = new Map<string, TestText>();
  for (const { text, path } of texts) {
    const resource = oneResource(text, hand.access.organization.id);
    if (typeof resource !== 'string') {
      const { mistake, hint } = resource;
      hand.tell('test/refused-request', hand.at(path), { message: `\`${text}\` ${mistake}`, hint });
    } else if (!resources.has(resource)) resources.set(resource, { text: resource, path });
  }
  return [...resources.values()];
}
