import { expect, test } from 'vitest';
import { Queue } from '../../src/disk/queue.ts';
import { fc } from '../properties.ts';

const steps = fc.array(fc.oneof(fc.nat(), fc.constantFrom('shift', 'peek', 'drain')), { maxLength: 200 });

test('a queue gives what an array would', () => {
  fc.assert(
    fc.property(steps, (taken) => {
      const queue = new Queue<number>();
      let array: number[] = [];
      for (const step of taken) {
        if (step === 'shift') expect(queue.shift()).toBe(array.shift());
        else if (step === 'peek') expect(queue.peek()).toBe(array[0]);
        else if (step === 'drain') {
          expect(queue.drain()).toEqual(array);
          array = [];
        } else if (typeof step === 'number') {
          queue.push(step);
          array.push(step);
        }
        expect(queue.length).toBe(array.length);
      }
    }),
  );
});
