/** Half-width and full-width digits: 1万 and １万 are both figures. */
const DIGIT = /[0-9０-９]/u;

/** A mark inside a figure when digits stand on both sides: 1.50, 1,500. */
const INNER_MARK = /[.,．]/u;

/**
 * Whether `phrase` stands in `text` as a whole figure: 50万元 does not stand in 150万元, 1.50万元 or 1,050万元.
 * White space is ignored on both sides, because the texts break lines inside sentences; it still parts two digits.
 */
export function containsPhrase(text: string, phrase: string): boolean {
  const haystack = withoutLineBreaks(text);
  const needle = withoutLineBreaks(phrase);
  if (needle === '') return false;
  for (let at = haystack.indexOf(needle); at !== -1; at = haystack.indexOf(needle, at + 1)) {
    if (!cutsFigure(haystack, at) && !cutsFigure(haystack, at + needle.length)) return true;
  }
  return false;
}

/** The phrases that stand in none of the texts. A phrase that runs from one text into the next does not count. */
export function missingPhrases(texts: readonly string[], phrases: readonly string[]): string[] {
  return phrases.filter((phrase) => !texts.some((text) => containsPhrase(text, phrase)));
}

/** Whether position `at` lies inside a figure: between two digits, or on either side of a mark between two digits. */
function cutsFigure(text: string, at: number): boolean {
  const betweenDigits = isDigit(text, at - 1) && isDigit(text, at);
  return betweenDigits || isInnerMark(text, at - 1) || isInnerMark(text, at);
}

function isInnerMark(text: string, at: number): boolean {
  return INNER_MARK.test(text.charAt(at)) && isDigit(text, at - 1) && isDigit(text, at + 1);
}

function isDigit(text: string, at: number): boolean {
  return DIGIT.test(text.charAt(at));
}

/** Keeps the white space that parts two figures, and that of a list number: `1. 50万元` is not 1.50. */
function withoutLineBreaks(text: string): string {
  return text.replace(/(?<![0-9０-９.,．])\s+|\s+(?![0-9０-９])/gu, '');
}
