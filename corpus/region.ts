import type { Line } from './line.ts';
import { isSignature, isTitleLike } from './line-role.ts';
import { rankOf, readMarker } from './marker.ts';

export type RegionKind = 'body' | 'contents' | 'noise' | 'annex' | 'signature';

/** Consecutive lines of one kind. */
export interface Region {
  kind: RegionKind;
  lines: Line[];
}

const IMAGE = /^[\w\-. ]{0,40}\.(?:png|jpe?g|gif|bmp|tiff?|emf|wmf)$/i;
const ANNEX = /^附\s*(?:件|表|录)\s*([0-9０-９一二三四五六七八九十]*)\s*(?:$|[：:、．.\s])/;
const CONTENTS = /^目\s*[录次]$/;
/** Lines; an annex that merely has an organ's name further down is not a list. */
const LONGEST_ANNEX_LIST = 30;
const HAN = /\p{Script=Han}/gu;

/** Cuts a text into body, table of contents, picture residue, annexes and signature. */
export function splitRegions(lines: Line[]): Region[] {
  const regions: Region[] = [];
  const contents = findContents(lines);
  let annexListEnd = 0;
  for (const [index, line] of lines.entries()) {
    const previous = regions.at(-1);
    if (isAnnexStart(line)) annexListEnd = Math.max(annexListEnd, findAnnexListEnd(lines, index));
    const isContents = index >= contents.start && index < contents.end;
    const kind = isContents ? 'contents' : kindOf(line, previous, index === annexListEnd);
    if (previous === undefined || kind !== previous.kind || startsAnew(line))
      regions.push({ kind, lines: [line] });
    else previous.lines.push(line);
  }
  return regions.flatMap((region) => (region.kind === 'body' ? splitSignature(region.lines) : [region]));
}

/** The number of an annex, empty where it has none; null for any other line. */
export function annexNumber(line: Line): string | null {
  return ANNEX.exec(line.text)?.[1] ?? null;
}

/**
 * Text recognised inside a picture is no part of the policy (H80%R is no figure), so everything
 * after an `imageN.png` line is noise until a sentence or a numbered line resumes.
 */
function kindOf(line: Line, previous: Region | undefined, endsAnnexList: boolean): RegionKind {
  if (IMAGE.test(line.text)) return 'noise';
  if (isAnnexStart(line)) return 'annex';
  if (previous?.kind === 'annex') return endsAnnexList ? 'body' : 'annex';
  if (previous?.kind === 'noise') return resumesText(line) ? 'body' : 'noise';
  return 'body';
}

function startsAnew(line: Line): boolean {
  return IMAGE.test(line.text) || isAnnexStart(line);
}

function isAnnexStart(line: Line): boolean {
  return annexNumber(line) !== null;
}

function resumesText(line: Line): boolean {
  const marker = readMarker(line.text);
  const isNumbered = marker !== null && rankOf(marker.kind) <= rankOf('item');
  const han = (isNumbered ? marker.rest : line.text).match(HAN)?.length ?? 0;
  return isNumbered ? han >= 2 : han >= 12 && /[，。；：、]/.test(line.text);
}

/** 目录: the lines up to where the first of its entries comes again, as the real heading. */
function findContents(lines: Line[]): { start: number; end: number } {
  const none = { start: 0, end: 0 };
  const start = lines.findIndex((line) => CONTENTS.test(line.text));
  const label = readMarker(lines[start + 1]?.text ?? '')?.label;
  if (start < 0 || label === undefined) return none;
  const end = lines.findIndex((line, index) => index > start + 1 && readMarker(line.text)?.label === label);
  const entries = lines.slice(start, Math.max(end, start));
  return entries.length > 0 && entries.every(isTitleLike) ? { start, end } : none;
}

/**
 * A list of annexes (附件：1.申报表 2.…) stands above the signature; the annexes themselves follow it.
 * Returns the index of the signature, or 0 where the line starts an annex itself.
 */
function findAnnexListEnd(lines: Line[], start: number): number {
  // A bare 附件1 heads the annex itself.
  if (/^附\s*\S\s*[0-9０-９一二三四五六七八九十]*$/.test(lines[start]?.text ?? '')) return 0;
  const rest = lines.slice(start + 1, start + 1 + LONGEST_ANNEX_LIST);
  const length = rest.findIndex((line) => isSignature(line));
  const isList =
    length >= 0 && rest.slice(0, length).every((line) => isTitleLike(line) && !IMAGE.test(line.text));
  return isList ? start + 1 + length : 0;
}

/** The signature is the run of signature lines that ends a stretch of the body. */
function splitSignature(lines: Line[]): Region[] {
  const first = lines.findLastIndex((line) => !isSignature(line)) + 1;
  const body: Region = { kind: 'body', lines: lines.slice(0, first) };
  const signature: Region = { kind: 'signature', lines: lines.slice(first) };
  return [body, signature].filter((region) => region.lines.length > 0);
}
