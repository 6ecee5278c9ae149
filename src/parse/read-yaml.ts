import { parseAllDocuments, type Document as YamlDocument } from 'yaml';

/** How Bylaw reads YAML: version 1.2, core types only, no merge keys, no tags but those of the core types. */
const options = {
  version: '1.2',
  schema: 'core',
  merge: false,
  resolveKnownTags: false,
  // Checked while reading the nodes: yaml compares every key of a map with every other.
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: 'silent',
} as const;

/** The documents of a file, broken ones and empty ones among them, so that their numbers are those of `Place`. */
export function readYaml(text: string): readonly YamlDocument.Parsed[] {
  const documents = parseAllDocuments(text, options);
  return 'empty' in documents ? [] : documents;
}
