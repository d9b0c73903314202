import type { Figure, NumberKind } from './figure.ts';
import { readAddress } from './find-addresses.ts';
import { readClause, readFigures } from './read-figures.ts';
import { supports } from './supports.ts';
import { isEchoed, isGranted, isMarkedAsUsers } from './user-words.ts';

/** Where the numbers of one statement may come from. */
export interface NumberSources {
  /** Verbatim words of the clauses cited by this statement. */
  quotes: readonly string[];
  /** Sentences and amounts of the calculator: its steps, results, thresholds, readings. */
  calculations: readonly string[];
  /** The user's own words; a number from them must be marked as the user's: 您说的, 按您提供的, 您填写的. */
  userWords: readonly string[];
  /** Locators and titles of the cited clauses: 二（三）9, 《…行动计划（2018—2020年）》. */
  addresses?: readonly string[];
  /** Citation markers that the answer has; where they are not given, markers are not checked. */
  markers?: readonly number[];
}

/** A number that no source of its statement supports. Offsets into the statement, end excluded. */
export interface NumberViolation {
  text: string;
  start: number;
  end: number;
  kind: NumberKind;
}

/** Every number of a statement that does not come from its sources, in the order of the text. */
export function findViolations(statement: string, sources: NumberSources): NumberViolation[] {
  const quoted = placesOf(sources.quotes, statement);
  const claims = readFigures(statement).filter(
    (figure) => isClaim(figure, sources) && !quoted.some((place) => isInside(figure, place)),
  );
  if (claims.length === 0) return [];
  const own = figuresOf(sources);
  const unsupported = claims.filter((claim) => !own.some((source) => supports(source, claim)));
  if (unsupported.length === 0) return [];
  const users = sources.userWords.flatMap(readFigures);
  return unsupported
    .filter((claim) => !isUsers(statement, claim, users, sources))
    .map(({ text, start, end, kind }) => ({ text, start, end, kind }))
    .sort((a, b) => a.start - b.start);
}

/**
 * Which statements may be shown: those without a violation.
 * @returns indices of the statements kept, and every violation with the index of its statement
 */
export function guardText(statements: readonly { text: string; sources: NumberSources }[]): {
  kept: number[];
  violations: { statement: number; violation: NumberViolation }[];
} {
  const found = statements.map(({ text, sources }) => findViolations(text, sources));
  return {
    kept: found.flatMap((violations, at) => (violations.length === 0 ? [at] : [])),
    violations: found.flatMap((violations, statement) =>
      violations.map((violation) => ({ statement, violation })),
    ),
  };
}

/** Numbers of a list claim nothing, nor do markers that point to something. */
function isClaim(figure: Figure, { markers }: NumberSources): boolean {
  if (figure.kind === 'marker') {
    return markers !== undefined && !figure.numbers.every((number) => markers.includes(number));
  }
  return figure.kind !== 'listing';
}

interface Span {
  start: number;
  end: number;
}

/** Where a cited quotation stands in the statement to the letter. */
function placesOf(quotes: readonly string[], statement: string): Span[] {
  return quotes.flatMap((quote) => {
    const places: Span[] = [];
    if (quote === '') return places;
    for (let at = statement.indexOf(quote); at >= 0; at = statement.indexOf(quote, at + quote.length)) {
      places.push({ start: at, end: at + quote.length });
    }
    return places;
  });
}

/** Not at its very ends, where what stands beside the quotation could make another number of it. */
function isInside(figure: Figure, place: Span): boolean {
  return figure.start > place.start && figure.end < place.end;
}

function figuresOf({ quotes, calculations, addresses = [] }: NumberSources): Figure[] {
  return [
    ...[...quotes, ...addresses].flatMap(readClause),
    ...addresses.flatMap(readAddress),
    ...calculations.flatMap(readFigures),
  ];
}

/** A name may be repeated, and the document or clause asked for; any other number has to be marked as the user's. */
function isUsers(
  statement: string,
  claim: Figure,
  users: readonly Figure[],
  { userWords }: NumberSources,
): boolean {
  if (!users.some((source) => supports(source, claim))) return false;
  const { kind, start, end } = claim;
  const isAskedFor = kind === 'clause' || kind === 'documentNumber';
  return (
    (kind === 'name' && !isGranted(statement, start)) ||
    (isAskedFor && isEchoed(statement, start, end, userWords)) ||
    isMarkedAsUsers(statement, start, end)
  );
}
