import { inflateRawSync } from "node:zlib";
import { OperationalError } from "../../core/operational-error.js";

const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;

/**
 * The content of one file of a ZIP archive, absent where it holds none of that name. The archive may be anybody's:
 * nothing is written to disk, and not more than `limit` bytes are unpacked.
 *
 * @see https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 * @throws OperationalError where it is no sound archive, or the file is larger
 */
export function readZipEntry(archive: Uint8Array, name: string, limit: number): Uint8Array | undefined {
  const bytes = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength);
  try {
    const entry = findEntry(bytes, name);
    return entry === undefined ? undefined : unpack(bytes, entry, limit);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new OperationalError(`Could not unpack the artefact: ${reason}`, undefined, { cause });
  }
}

interface Entry {
  readonly method: number;
  readonly packedSize: number;
  readonly offset: number;
}

function findEntry(bytes: Buffer, name: string): Entry | undefined {
  const end = lastEnd(bytes);
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (bytes.readUInt32LE(at) !== directoryEntry) throw new Error("its directory is broken");
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset));
    const nameEnd = at + 46 + (nameLength ?? 0);
    if (bytes.toString("utf8", at + 46, nameEnd) === name) {
      return {
        method: bytes.readUInt16LE(at + 10),
        packedSize: bytes.readUInt32LE(at + 20),
        offset: bytes.readUInt32LE(at + 42),
      };
    }
    at = nameEnd + (extraLength ?? 0) + (commentLength ?? 0);
  }
  return undefined;
}

// The record of the end is the last one, behind it only a comment of at most 65,535 bytes.
function lastEnd(bytes: Buffer): number {
  const first = Math.max(0, bytes.length - 22 - 0xffff);
  for (let at = bytes.length - 22; at >= first; at -= 1) {
    if (bytes.readUInt32LE(at) === endOfDirectory) return at;
  }
  throw new Error("it is not a ZIP archive");
}

function unpack(bytes: Buffer, { method, packedSize, offset }: Entry, limit: number): Uint8Array {
  const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  const packed = bytes.subarray(start, start + packedSize);
  if (packed.length !== packedSize) throw new Error("it is cut off");
  if (method === 8) return inflateRawSync(packed, { maxOutputLength: limit });
  if (method !== 0) throw new Error(`it is packed by method ${method}`);
  if (packed.length > limit) throw new Error(`its file is larger than ${limit} bytes`);
  return packed;
}
