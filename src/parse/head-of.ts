import type { Json } from '../digest/json.ts';
import type { Document, DocumentHead } from './document.ts';

/** What stands at the top of a document's body, which is not looked at where that is known without. */
export function headOf(document: Document): DocumentHead {
  if (document.head !== undefined) return document.head;
  const { name, email } = document.body;
  return { name: asText(name), email: asText(email), fields: Object.keys(document.body) };
}

function asText(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
