/** Node's own, whose module takes longer to load than most of a start: nothing else of it is used. */
export function crc32(data: string | Buffer): number {
  return process.getBuiltinModule('node:zlib').crc32(data);
}
