import fc from 'fast-check';
import { chosenSeed } from './chosen-seed.ts';

// What a property meets is of the seed of the run, not of chance: the same commit passes, or fails, again.
fc.configureGlobal({ seed: chosenSeed() });

export { fc };
