import { crc32, deflateRawSync } from "node:zlib";

/** A ZIP archive of one file, as an artefact is downloaded. */
export function zipOf(name: string, content: string): Uint8Array {
  const [title, packed] = [Buffer.from(name), deflateRawSync(content)];
  const sizes = Buffer.alloc(12);
  sizes.writeUInt32LE(crc32(content), 0);
  sizes.writeUInt32LE(packed.length, 4);
  sizes.writeUInt32LE(Buffer.byteLength(content), 8);
  const lengths = Buffer.from([title.length, 0, 0, 0]);
  const local = Buffer.concat([
    Buffer.from("504b03041400000008000000000000", "hex").subarray(0, 14),
    sizes,
    lengths,
    title,
    packed,
  ]);
  const head = Buffer.concat([
    Buffer.from("504b0102140014000000080000000000", "hex"),
    sizes,
    lengths,
    Buffer.alloc(14),
    title,
  ]);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(head.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, head, end]);
}
