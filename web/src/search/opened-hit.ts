/** Which hit was opened stands in this entry of the history: going back finds it again, a new search does not. */
const key = 'openedClause';

export function rememberOpened(clauseId: string): void {
  window.history.replaceState({ [key]: clauseId }, '');
}

export function openedHit(): string | null {
  const state: unknown = window.history.state;
  if (typeof state !== 'object' || state === null || !(key in state)) return null;
  return typeof state[key] === 'string' ? state[key] : null;
}
