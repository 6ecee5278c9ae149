import type { Interfaces } from '@oclif/core';

export interface MainOptions {
  /** The package's folder, with a final separator. */
  readonly root: string;
  /** The package's package.json, which `bin/bylaw.js` has read already. */
  readonly pjson: Interfaces.PJSON;
}

/** What a command may know of the whole that it is part of. */
export interface Program extends MainOptions {
  readonly commands: Commands;
}

/** Every command by its id, such as `audit:show`. */
export type Commands = Readonly<Record<string, CommandClass>>;

/** A command; oclif reads more of it, to describe it. */
export interface CommandClass {
  run(argv: string[], program: Program): Promise<void>;
}
