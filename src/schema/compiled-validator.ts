/** An error as ajv reports it with `verbose`; see `SchemaError` for what the rest of Bylaw reads. */
export interface RawSchemaError {
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** Set where the mistake is a key of the map at `instancePath`. */
  readonly propertyName?: string;
  readonly schema: unknown;
  readonly parentSchema: Readonly<Record<string, unknown>>;
  readonly data: unknown;
}

/** A validator compiled ahead of time: false leaves its errors on the function itself, until its next call. */
export interface CompiledValidator {
  (data: unknown): boolean;
  readonly errors?: readonly RawSchemaError[] | null;
}
