type Present<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** The fields that are there: an absent field is absent in the model, never `undefined`. */
export function presentFields<T extends object>(fields: T): Present<T> {
  const present: Record<string, unknown> = {};
  // No object here inherits fields, and this is quicker than listing its own.
  for (const field in fields) {
    const value = fields[field];
    if (value !== undefined) present[field] = value;
  }
  return present as Present<T>;
}
