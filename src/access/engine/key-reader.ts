import type { Frame } from './frame.ts';
import { attributeName, type Key } from './key-table.ts';
import { teamsAt } from './subject.ts';
import { type ZoneTable, zoneOf } from './zone-table.ts';

/** The value of a key in a request; undefined where it is missing. */
export type KeyReader = (frame: Frame) => unknown;

export function keyReader(key: Key, zones: ZoneTable): KeyReader {
  switch (key.giver) {
    case 'caller':
      return ({ values }) => values[key.number];
    case 'clock':
      return ({ now }) => now;
    case 'resource':
      return (frame) => zones.names[zoneOf(zones, frame)];
    case 'principal':
      return key.type === 'attribute' ? attributeReader(attributeName(key)) : principalReader(key.name);
  }
}

function attributeReader(name: string): KeyReader {
  return ({ subject }) => subject.attributes.get(name);
}

function principalReader(name: string): KeyReader {
  if (name === 'principal.name') return ({ subject }) => subject.name;
  if (name === 'principal.type') return ({ subject }) => subject.type;
  return ({ subject, now }) => teamsAt(subject, now);
}
