// A packed face (WOFF) unpacked into a plain one: WeasyPrint would otherwise do it for every record it draws.
import { inflateSync } from "node:zlib";

const WOFF_HEADER = 44;
const WOFF_ENTRY = 20;
const PLAIN_HEADER = 12;
const PLAIN_ENTRY = 16;

const padded = (length) => (length + 3) & ~3;

/** Read where each table of a packed face stands. */
function tablesOf(packed) {
  return Array.from({ length: packed.readUInt16BE(12) }, (_, index) => {
    const at = WOFF_HEADER + index * WOFF_ENTRY;
    const [offset, packedLength, length] = [4, 8, 12].map((step) => packed.readUInt32BE(at + step));
    const body = packed.subarray(offset, offset + packedLength);
    return {
      tag: packed.subarray(at, at + 4),
      checksum: packed.readUInt32BE(at + 16),
      body: packedLength < length ? inflateSync(body) : body,
    };
  });
}

/** Return the plain face that a packed one holds. */
export function unpack(packed) {
  const tables = tablesOf(packed);
  const steps = Math.floor(Math.log2(tables.length));
  const head = Buffer.alloc(PLAIN_HEADER + tables.length * PLAIN_ENTRY);
  packed.copy(head, 0, 4, 8);
  head.writeUInt16BE(tables.length, 4);
  head.writeUInt16BE(16 * 2 ** steps, 6);
  head.writeUInt16BE(steps, 8);
  head.writeUInt16BE(16 * (tables.length - 2 ** steps), 10);
  const bodies = [];
  let offset = head.length;
  tables.forEach(({ tag, checksum, body }, index) => {
    const at = PLAIN_HEADER + index * PLAIN_ENTRY;
    tag.copy(head, at);
    head.writeUInt32BE(checksum, at + 4);
    head.writeUInt32BE(offset, at + 8);
    head.writeUInt32BE(body.length, at + 12);
    const whole = Buffer.alloc(padded(body.length));
    body.copy(whole);
    bodies.push(whole);
    offset += whole.length;
  });
  return Buffer.concat([head, ...bodies]);
}
