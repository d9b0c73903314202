import type { Line } from './line.ts';
import { isSignature } from './line-role.ts';
import { rankOf, readMarker } from './marker.ts';

export type RegionKind = 'body' | 'noise' | 'annex' | 'signature';

/** Consecutive lines of one kind. */
export interface Region {
  kind: RegionKind;
  lines: Line[];
}

const IMAGE = /^[\w\-. ]{0,40}\.(?:png|jpe?g|gif|bmp|tiff?|emf|wmf)$/i;
const ANNEX = /^附\s*(?:件|表|录)\s*[0-9０-９一二三四五六七八九十]*\s*(?:$|[：:、．.\s])/;
const HAN = /\p{Script=Han}/gu;

/**
 * Cuts a text into body, picture residue, annexes and signature.
 *
 * Text recognised inside a picture is no part of the policy (H80%R is no figure), so everything
 * after an `imageN.png` line is noise until a sentence or a numbered line resumes.
 */
export function splitRegions(lines: Line[]): Region[] {
  const regions: Region[] = [];
  for (const line of lines) {
    const previous = regions.at(-1);
    const kind = kindOf(line, previous);
    const startsAnew =
      kind !== previous?.kind || IMAGE.test(line.text) || (kind === 'annex' && isAnnexStart(line));
    if (previous === undefined || startsAnew) regions.push({ kind, lines: [line] });
    else previous.lines.push(line);
  }
  return regions.flatMap((region) => (region.kind === 'body' ? splitSignature(region.lines) : [region]));
}

function kindOf(line: Line, previous: Region | undefined): RegionKind {
  if (IMAGE.test(line.text)) return 'noise';
  if (isAnnexStart(line)) return 'annex';
  if (previous?.kind === 'annex') return 'annex';
  if (previous?.kind === 'noise') return resumesText(line) ? 'body' : 'noise';
  return 'body';
}

function isAnnexStart(line: Line): boolean {
  return ANNEX.test(line.text);
}

function resumesText(line: Line): boolean {
  const han = line.text.match(HAN)?.length ?? 0;
  const marker = readMarker(line.text);
  if (marker !== null && rankOf(marker.kind) <= rankOf('item'))
    return (marker.rest.match(HAN)?.length ?? 0) >= 2;
  return han >= 12 && /[，。；：、]/.test(line.text);
}

/** The signature is the run of signature lines that ends the region, after its last numbered line. */
function splitSignature(lines: Line[]): Region[] {
  let first = lines.length;
  while (first > 0 && isSignatureAt(lines, first - 1)) first -= 1;
  const body: Region = { kind: 'body', lines: lines.slice(0, first) };
  const signature: Region = { kind: 'signature', lines: lines.slice(first) };
  return [body, signature].filter((region) => region.lines.length > 0);
}

function isSignatureAt(lines: Line[], index: number): boolean {
  const line = lines[index];
  return line !== undefined && isSignature(line);
}
