import { z } from 'zod';
import type { Facts, FactValue } from '../../../api/contract.ts';

/** The words a value was read from in this tab; null where it was filled in. Absent: it came with the address. */
const Origins = z.array(z.tuple([z.string(), z.string().nullable()]));

const storageKey = 'cewen.fact-origins';
/** Enough for a session's typing; the oldest go first. */
const mostOrigins = 500;

let kept: Map<string, string | null> | null = null;

/** Of a value, not of a fact alone: what was read from words and then corrected is no longer in those words. */
const keyOf = (factId: string, value: FactValue) => `${factId}=${JSON.stringify(value)}`;

/** Where a value comes from, as far as this tab knows: `words`, or null filled in; undefined where it was in the link. */
export function originOf(factId: string, value: FactValue): string | null | undefined {
  return origins().get(keyOf(factId, value));
}

/** Remembers where the facts that are new in `next` come from. */
export function noteOrigins(before: Facts, next: Facts, words: ReadonlyMap<string, string>): void {
  const all = origins();
  for (const [factId, value] of Object.entries(next)) {
    const key = keyOf(factId, value);
    const said = words.get(factId);
    const was = before[factId];
    const isNew = was === undefined || key !== keyOf(factId, was);
    if (said !== undefined) all.set(key, said);
    else if (isNew && !all.has(key)) all.set(key, null);
  }
  save(all);
}

function origins(): Map<string, string | null> {
  kept ??= load();
  return kept;
}

function load(): Map<string, string | null> {
  try {
    const parsed = Origins.safeParse(JSON.parse(sessionStorage.getItem(storageKey) ?? '[]'));
    return new Map(parsed.success ? parsed.data : []);
  } catch {
    return new Map();
  }
}

/** Until the tab is closed and in this tab alone: the words can hold what others must not read. */
function save(all: Map<string, string | null>): void {
  for (const key of [...all.keys()].slice(0, Math.max(0, all.size - mostOrigins))) all.delete(key);
  try {
    sessionStorage.setItem(storageKey, JSON.stringify([...all]));
  } catch {
    // Full or switched off: the origins then last as long as the page.
  }
}
