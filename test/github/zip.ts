import { crc32, deflateRawSync } from "node:zlib";

/** A file of an archive; what is not given is as an honest packer writes it. */
export interface ZipEntry {
  readonly name: string;
  readonly content: string | Uint8Array;
  /** Size that the entry claims to have when it is unpacked. */
  readonly claimedSize?: number;
  /** 8 is deflated, 0 is stored. */
  readonly method?: number;
  /** Bit 0 says that it is encrypted. */
  readonly flags?: number;
  /** Unix mode, as of a symbolic link. */
  readonly mode?: number;
}

/** A ZIP archive of one file, as an artefact is downloaded. */
export function zipOf(name: string, content: string): Uint8Array {
  return zipWith([{ name, content }]);
}

/** A ZIP archive of any files, sound or not. */
export function zipWith(entries: readonly ZipEntry[]): Uint8Array {
  const [files, heads]: [Buffer[], Buffer[]] = [[], []];
  let offset = 0;
  for (const entry of entries) {
    const { name, content, method = 8, flags = 0, mode = 0o100644 } = entry;
    const [title, plain] = [Buffer.from(name), Buffer.from(content)];
    const packed = method === 8 ? deflateRawSync(plain) : plain;
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags, 2);
    common.writeUInt16LE(method, 4);
    common.writeUInt32LE(crc32(plain), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(entry.claimedSize ?? plain.length, 18);
    common.writeUInt16LE(title.length, 22);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE((mode << 16) >>> 0, 6);
    rest.writeUInt32LE(offset, 10);
    files.push(signature(0x04034b50), common, title, packed);
    heads.push(signature(0x02014b50), signature(0x14).subarray(0, 2), common, rest, title);
    offset += 30 + title.length + packed.length;
  }
  const directory = Buffer.concat(heads);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...files, directory, signature(0x06054b50), end]);
}

function signature(number: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(number);
  return bytes;
}
