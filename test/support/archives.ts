import { crc32, deflateRawSync } from 'node:zlib';

/** An entry of a zip as it is written, right or wrong. What is not given is what an archiver would write. */
export interface ZipEntry {
  readonly name: string | Buffer;
  readonly content?: string | Buffer;
  readonly stored?: boolean;
  /** Mode of Unix: `0o120777` is a link. */
  readonly mode?: number;
  readonly flags?: number;
  readonly method?: number;
  readonly crc?: number;
  /** The size that is declared. */
  readonly size?: number;
  /** The place of an earlier entry whose bytes this one has too. */
  readonly sameAs?: number;
}

/** A zip, written by hand: archivers refuse to write most of what is tested. */
export function zipOf(entries: readonly ZipEntry[], comment = ''): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  const places: { offset: number; packed: number }[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name as string);
    const content = Buffer.from((entry.content ?? '') as string);
    const shared = entry.sameAs === undefined ? undefined : places[entry.sameAs]!;
    const packed = entry.stored === true || shared ? content : deflateRawSync(content);
    const fields = Buffer.alloc(22);
    fields.writeUInt16LE(entry.flags ?? 0, 0);
    fields.writeUInt16LE(entry.method ?? (entry.stored === true ? 0 : 8), 2);
    fields.writeUInt32LE(entry.crc ?? crc32(content), 8);
    fields.writeUInt32LE(shared?.packed ?? packed.length, 12);
    fields.writeUInt32LE(entry.size ?? content.length, 16);
    fields.writeUInt16LE(name.length, 20);
    places.push(shared ?? { offset, packed: packed.length });
    directory.push(
      Buffer.concat([le32(0x02014b50), le16(0x0314), le16(20), fields, le16(0), le16(0), le16(0), le16(0)]),
      le32(((entry.mode ?? 0o100644) << 16) >>> 0),
      le32(shared?.offset ?? offset),
      name,
    );
    if (shared) continue;
    const local = Buffer.concat([le32(0x04034b50), le16(20), fields, le16(0), name, packed]);
    parts.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const count = le16(entries.length);
  const note = Buffer.from(comment);
  return Buffer.concat([
    ...parts,
    central,
    le32(0x06054b50),
    le16(0),
    le16(0),
    count,
    count,
    le32(central.length),
    le32(offset),
    le16(note.length),
    note,
  ]);
}

/** An entry of a tar as it is written, right or wrong. */
export interface TarEntry {
  readonly name: string | Buffer;
  readonly content?: string | Buffer;
  /** The letter of the kind: `0` a file, `1` a hard link, `2` a link, `3` a device, `5` a folder, `6` a pipe, `g` a header for all. */
  readonly type?: string;
  readonly link?: string;
  /** The size that is declared. */
  readonly size?: number;
  readonly wrongChecksum?: boolean;
}

/** A tar, written by hand. `end` is what stands after the last entry; two empty blocks, where it is not given. */
export function tarOf(entries: readonly TarEntry[], end: Buffer = Buffer.alloc(1024)): Buffer {
  return Buffer.concat([...entries.flatMap(tarBlocks), end]);
}

/** The blocks of one entry of a tar. */
export function tarBlocks(entry: TarEntry): readonly Buffer[] {
  const content = Buffer.from((entry.content ?? '') as string);
  const header = Buffer.alloc(512);
  Buffer.from(entry.name as string).copy(header, 0, 0, 100);
  header.write('0000644\0', 100);
  header.write('0000000\0', 108);
  header.write('0000000\0', 116);
  header.write(`${(entry.size ?? content.length).toString(8).padStart(11, '0')}\0`, 124);
  header.write('00000000000\0', 136);
  header.write('        ', 148);
  header.write(entry.type ?? '0', 156);
  header.write(entry.link ?? '', 157);
  header.write('ustar\0' + '00', 257);
  const sum = header.reduce((total, byte) => total + byte, entry.wrongChecksum === true ? 1 : 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return [header, content, Buffer.alloc((512 - (content.length % 512)) % 512)];
}

/** A line of a header of a tar, with its own length before it. */
export function paxLine(key: string, value: string): string {
  const rest = ` ${key}=${value}\n`;
  const length = [1, 2, 3, 4, 5, 6, 7].find((digits) => String(digits + Buffer.byteLength(rest)).length === digits)!;
  return `${length + Buffer.byteLength(rest)}${rest}`;
}

function le16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function le32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
