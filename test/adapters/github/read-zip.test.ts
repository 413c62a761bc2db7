import { describe, expect, test } from "vitest";
import { readZipEntry } from "../../../src/adapters/github/read-zip.js";
import { zipOf } from "../../github/zip.js";

const archive = zipOf("report.json", "hello ".repeat(1000));

describe("an archive", () => {
  test("gives the file that it holds, and no other", () => {
    expect(new TextDecoder().decode(readZipEntry(archive, "report.json", 10_000))).toBe("hello ".repeat(1000));
    expect(readZipEntry(archive, "other.json", 10_000)).toBeUndefined();
  });

  test("with a file larger than the limit is refused before it is unpacked", () => {
    expect(() => readZipEntry(archive, "report.json", 5_999)).toThrow(/Could not unpack/u);
  });

  test.each(Array.from({ length: archive.length }, (_, length) => length))(
    "cut off after %i bytes is refused",
    (length) => {
      expect(() => readZipEntry(archive.subarray(0, length), "report.json", 10_000)).toThrow(/Could not unpack/u);
    },
  );
});
