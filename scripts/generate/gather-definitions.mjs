/**
 * Copies schemas so that they refer to nothing outside: each definition they reach, in whichever file, ends up in one
 * `$defs`. `nameOf(definition)` names it there. Two different definitions under one name are an error.
 */
export function createGatherer(schemas, nameOf = (name) => name) {
  const definitions = new Map();

  function gather(value, file) {
    if (Array.isArray(value)) return value.map((item) => gather(item, file));
    if (value === null || typeof value !== 'object') return value;
    const copy = {};
    for (const [key, child] of Object.entries(value)) {
      if (key === '$defs' || key === '$id' || key === '$schema') continue;
      copy[key] = key === '$ref' ? pointTo(child, file) : gather(child, file);
    }
    return copy;
  }

  function pointTo(reference, file) {
    const [target, pointer] = reference.split('#');
    const from = target === '' ? file : target;
    const match = /^\/\$defs\/([A-Za-z]+)$/.exec(pointer ?? '');
    if (match === null) throw new Error(`${file}: $ref must name a definition: ${reference}`);
    const name = nameOf(match[1]);
    const known = definitions.get(name);
    if (known === undefined) {
      const definition = schemas.get(from)?.$defs?.[match[1]];
      if (definition === undefined) throw new Error(`${file}: no such definition: ${reference}`);
      const entry = { from, schema: {} };
      definitions.set(name, entry);
      entry.schema = gather(definition, from);
    } else if (known.from !== from) {
      throw new Error(`${name} is defined in ${known.from} and in ${from}`);
    }
    return `#/$defs/${name}`;
  }

  return {
    /** A schema file without its own `$defs`, its references pointing into the gathered ones. */
    take: (file) => gather(schemas.get(file), file),
    /** The definitions reached so far, in order of name. */
    definitions: () =>
      Object.fromEntries(
        [...definitions].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, { schema }]) => [name, schema]),
      ),
  };
}
