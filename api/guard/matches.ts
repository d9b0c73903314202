/**
 * Every match of a global pattern that matches no empty text. `matchAll` would copy the pattern on each call, which for patterns of this
 * length takes longer than searching a sentence.
 */
export function matchesOf(pattern: RegExp, text: string): RegExpExecArray[] {
  const matches: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) matches.push(match);
  return matches;
}
