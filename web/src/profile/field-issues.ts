import { ClientError } from '../client-error.ts';

/** What the server says against single facts, by the fact; a field of a list is said of its list. */
export function factIssues(error: unknown): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  if (!(error instanceof ClientError)) return found;
  for (const { field, message } of error.issues) {
    const factId = /^facts\.([a-z0-9_]+)/u.exec(field)?.[1];
    if (factId !== undefined) found.set(factId, [found.get(factId), message].filter(Boolean).join('；'));
  }
  return found;
}
