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
  const text = decode(bytes);
  if (text === null) return bad('既不是 UTF-8 也不是 GB18030 编码，请另存为 UTF-8');
  const nul = text.indexOf('\0');
  if (nul < 0) return { kind: 'ok', text };
  const line = text.slice(0, nul).split('\n').length;
  return bad('含有空字符（NUL），不是文本文件，或在传输中损坏', line);
}

function bad(message: string, line: number | null = null): DecodedText {
  return { kind: 'bad', problem: { line, field: '', message } };
}

function decode(bytes: Uint8Array): string | null {
  const encoding = markedEncoding(bytes);
  if (encoding !== null) return tryDecode(bytes, encoding);
  return tryDecode(bytes, 'utf-8') ?? tryDecode(bytes, 'gb18030');
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
