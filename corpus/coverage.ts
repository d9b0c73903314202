import type { BlockKind } from './clause.ts';
import type { ParsedPolicy } from './parse.ts';
import { toSourceOffset } from './served-text.ts';

/** Where the characters of a source went. `unaccounted` must be 0. */
export type CoverageRole = BlockKind | 'blank' | 'unaccounted';

export interface Coverage {
  /** UTF-16 units of the source as received. */
  total: number;
  /** UTF-16 units by role; adds up to `total`. Removed extraction marks count as noise. */
  byRole: Partial<Record<CoverageRole, number>>;
  /** Source offsets of what no block holds. */
  unaccounted: number[];
}

/** Counts every character of the source once, by the role it has. */
export function measureCoverage(source: string, policy: ParsedPolicy): Coverage {
  const roles = new Array<CoverageRole | undefined>(source.length);
  for (const { kind, start, end } of policy.blocks) {
    roles.fill(kind, toSourceOffset(policy, start), toSourceOffset(policy, end - 1) + 1);
  }
  for (const { start, end } of policy.removed) roles.fill('noise', start, end);
  const coverage: Coverage = { total: source.length, byRole: {}, unaccounted: [] };
  for (let offset = 0; offset < source.length; offset += 1) {
    const role = roles[offset] ?? (source.charAt(offset).trim() === '' ? 'blank' : 'unaccounted');
    coverage.byRole[role] = (coverage.byRole[role] ?? 0) + 1;
    if (role === 'unaccounted') coverage.unaccounted.push(offset);
  }
  return coverage;
}
