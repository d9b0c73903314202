/** The text of a set file, whatever program saved it. */
import type { SetProblem } from '../sets.ts';

export type DecodedText = { kind: 'ok'; text: string } | { kind: 'bad'; problem: SetProblem };

const MEGABYTE = 2 ** 20;
/** A set of some ten thousand questions. More is no list of questions, and is held in memory whole. */
const LARGEST = 50 * MEGABYTE;

/**
 * UTF-8 with or without a mark, UTF-16 with one, and GB18030, which Excel writes on a Chinese Windows when it saves
 * as "CSV (逗号分隔)". Bytes that are none of these are refused: replacing them would ask another question.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (bytes.length > LARGEST) return bad(`文件超过 ${LARGEST / MEGABYTE} MB，请拆成几个题集`);
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) {
    return bad('这是 Excel 工作簿（xlsx）或压缩包，请在 Excel 中另存为“CSV UTF-8（逗号分隔）”');
  }
  const decoded = decode(bytes);
  return decoded.kind === 'bad' ? decoded : (refuseStrangers(decoded.text) ?? decoded);
}

/** Characters that no text file holds where it is whole. */
function refuseStrangers(text: string): DecodedText | null {
  const nul = text.indexOf('\0');
  if (nul >= 0) return bad('含有空字符（NUL），不是文本文件，或在传输中损坏', lineAt(text, nul));
  const mark = text.indexOf('\uFEFF');
  if (mark < 0) return null;
  return bad(
    '文件中间有字节顺序标记（U+FEFF），多半是几个文件首尾相接，请逐个另存后再合并',
    lineAt(text, mark),
  );
}

function lineAt(text: string, at: number): number {
  return text.slice(0, at).split(/\r\n|\n|\r/u).length;
}

function bad(message: string, line: number | null = null): DecodedText {
  return { kind: 'bad', problem: { line, field: '', message } };
}

function decode(bytes: Uint8Array): DecodedText {
  const marked = markedEncoding(bytes);
  if (marked !== null) {
    const text = tryDecode(bytes, marked);
    return text === null
      ? bad('以 UTF-16 标记开头，内容却不是 UTF-16 编码，请另存为 UTF-8')
      : { kind: 'ok', text };
  }
  const text = tryDecode(bytes, 'utf-8');
  if (text !== null) return { kind: 'ok', text };
  if (isMostlyUtf8(bytes)) {
    const line = firstUnreadableLine(bytes, 'utf-8');
    return bad('这一行有损坏的 UTF-8 字符，文件在传输或编辑中丢失了字节，请从原文件重新另存为 UTF-8', line);
  }
  const chinese = tryDecode(bytes, 'gb18030');
  if (chinese !== null && isPlausible(bytes, chinese)) return { kind: 'ok', text: chinese };
  const line = firstUnreadableLine(bytes, chinese === null ? 'gb18030' : 'utf-8');
  return bad('既不是 UTF-8 也不是 GB18030 编码，或已损坏，请另存为 UTF-8', line);
}

/**
 * A lost byte leaves all other characters of a UTF-8 file whole, and GB18030 gives a meaning to nearly any bytes: such a
 * file would be read as another text. In real GB18030 hardly any three bytes make a character of UTF-8.
 */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  let wide = 0;
  for (const character of new TextDecoder('utf-8').decode(bytes)) {
    if (character >= '\u0800' && character !== '\uFFFD') wide += 1;
  }
  const beyondAscii = bytes.reduce((count, byte) => (byte < 0x80 ? count : count + 1), 0);
  return wide * BYTES_OF_WIDE * 2 > beyondAscii;
}

/** What Chinese characters take in UTF-8; the few of four bytes do not matter. */
const BYTES_OF_WIDE = 3;

/**
 * Whether the bytes make sense as GB18030 and do not only decode: at least a third of the pairs are among the 3,755 characters
 * of everyday use (GB 2312, rows 16 to 55) and the punctuation, as they are even in traditional characters, and none is
 * for private use.
 */
function isPlausible(bytes: Uint8Array, text: string): boolean {
  if (/\p{Co}/u.test(text)) return false;
  let pairs = 0;
  let common = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const first = bytes[at] ?? 0;
    if (first < 0x80) continue;
    const second = bytes[at + 1] ?? 0;
    pairs += 1;
    if (isCommon(first, second)) common += 1;
    // The second byte of a pair, which may look like ASCII.
    at += 1;
  }
  return common * 3 >= pairs;
}

function isCommon(first: number, second: number): boolean {
  const isPunctuation = first === 0xa1 || first === 0xa3;
  return second >= 0xa1 && (isPunctuation || (first >= 0xb0 && first <= 0xd7));
}

/** Line feeds are no part of any other character in either encoding. */
function firstUnreadableLine(bytes: Uint8Array, encoding: string): number | null {
  let line = 1;
  for (let from = 0; from <= bytes.length; line += 1) {
    const feed = bytes.indexOf(0x0a, from);
    const end = feed < 0 ? bytes.length : feed;
    if (tryDecode(bytes.subarray(from, end), encoding) === null) return line;
    from = end + 1;
  }
  return null;
}

function markedEncoding(bytes: Uint8Array): string | null {
  if (startsWith(bytes, [0xff, 0xfe])) return 'utf-16le';
  if (startsWith(bytes, [0xfe, 0xff])) return 'utf-16be';
  return null;
}

/** Without the byte order mark, which the decoder takes off. */
function tryDecode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, at) => bytes[at] === byte);
}
