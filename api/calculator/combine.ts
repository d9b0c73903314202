import type { Amount, AwardRule, Period, RuleSet, StackingGroup } from '../../corpus/index.ts';
import { toAmount } from './amount.ts';
import { type AwardClaim, claimsOf } from './claims.ts';
import type { Decision } from './decide.ts';
import { findFact, labelOf } from './facts.ts';
import { type Interval, nothingMissing } from './interval.ts';
import { byCeiling, byFloor, mostConflicting, stackClaims, type Stacking } from './stack.ts';

/** An award, or one of the things it is for, that is not paid beside another award. */
export interface Dropped {
  awardId: string;
  because: string;
  /** The show or loan for which it is not paid; absent where it is not paid at all. */
  subject?: string;
}

/** Which awards can be had together, and what is dropped for which clause. */
export interface Combination {
  /**
   * Null while an award is undecided, where there is nothing to add up (no amount printed, 一事一议), and where there are
   * too many claims to choose among exactly.
   */
  total: Amount | null;
  /** Awards of which something is paid. */
  chosen: string[];
  dropped: Dropped[];
  /** Set where the best by guaranteed amount differs from the best by ceiling. */
  guaranteed: { total: Amount; chosen: string[]; dropped: Dropped[] } | null;
}

export interface CombineOptions {
  /** The applicant says that all of it is for one product, project or standard. */
  oneProject?: boolean;
}

/** 从优、从高、不重复 over what was calculated. */
export function combine(
  rules: RuleSet,
  all: readonly Decision[],
  { oneProject = false }: CombineOptions = {},
): Combination {
  // 一事一议 is nothing to count on, so it is shown but never added.
  const decisions = all.filter(({ award }) => !award.caseByCase);
  const applying = decisions.filter(({ outcome }) => outcome === 'calculated');
  // A calculated zero takes no place, and gives way to nothing.
  const due = applying.filter(({ amount }) => amount.hi.gt(0));
  const yielding = due.flatMap((decision) => yields(decision, applying));
  const rivals = due.filter(({ award }) => !yielding.some(({ awardId }) => awardId === award.id));
  const told = oneProject
    ? toldGroups(
        rules,
        rivals.map(({ award }) => award),
      )
    : [];
  const claimed = claimsOf(
    rivals,
    told.map(({ id }) => id),
  );
  if (claimed.kind === 'tooMany') return tooMany(due);
  const { claims } = claimed;
  const best = stackClaims(claims, byCeiling);
  const floor = stackClaims(claims, byFloor);
  if (best.kind === 'tooMany' || floor.kind === 'tooMany') return tooMany(due);
  const open = decisions.some(({ outcome }) => outcome === 'needsFacts');
  const none = decisions.every(({ outcome }) => outcome === 'amountNotStated');
  const ceiling = describeChoice(rules, claims, best);
  const differs = !floor.lo.eq(best.lo) || !floor.hi.eq(best.hi);
  return {
    ...ceiling,
    total: open || none ? null : ceiling.total,
    dropped: [...yielding, ...ceiling.dropped],
    guaranteed: differs ? describeChoice(rules, claims, floor) : null,
  };
}

/** What the documents of awards say of paying only the highest for what an applicant says is one thing. */
export function toldGroups({ groups }: RuleSet, awards: readonly AwardRule[]): StackingGroup[] {
  const documents = new Set(awards.map(({ documentId }) => documentId));
  return [...groups.values()].filter(({ whenTold, anchor }) => whenTold && documents.has(anchor.documentId));
}

function tooMany(due: readonly Decision[]): Combination {
  const because = `同组奖补超过 ${mostConflicting} 项，无法逐一比较，请分批测算`;
  const dropped = due.map(({ award }) => ({ awardId: award.id, because }));
  return { total: null, chosen: [], dropped, guaranteed: null };
}

/** A special provision for the same thing goes before the general one, whichever pays more. */
function yields({ award }: Decision, applying: readonly Decision[]): Dropped[] {
  const special = applying.find((other) => award.yieldsTo.includes(other.award.id));
  if (special === undefined) return [];
  const { title, anchors } = special.award;
  return [
    {
      awardId: award.id,
      because: `${title}（${anchors[0]?.locator ?? ''}）是对同一事项的特别规定，按其执行`,
    },
  ];
}

type Chosen = Extract<Stacking, { kind: 'ok' }>;

function describeChoice(
  rules: RuleSet,
  claims: readonly AwardClaim[],
  { chosen, dropped, lo, hi }: Chosen,
): { total: Amount; chosen: string[]; dropped: Dropped[] } {
  const taken = claims.filter(({ id }) => chosen.includes(id)).map(({ decision }) => decision);
  const paid = [...new Set(taken)];
  const sum: Interval = { lo, hi, missing: nothingMissing, refining: nothingMissing };
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  return {
    total: toAmount(sum, commonPeriod(paid)),
    chosen: paid.map(({ award }) => award.id).sort(),
    dropped: withoutRepeats(
      dropped.flatMap(({ id, group, instead }) => {
        const [claim, rival] = [byId.get(id), byId.get(instead)];
        if (claim === undefined || rival === undefined) return [];
        return [describeDropped(rules, claim, paid.includes(claim.decision), { group, rival })];
      }),
    ),
  };
}

function describeDropped(
  rules: RuleSet,
  claim: AwardClaim,
  partly: boolean,
  { group, rival }: { group: string; rival: AwardClaim },
): Dropped {
  const because = dropReason(rules, group, rival.decision);
  const uncompared = [claim, rival].some(
    ({ decision: { split, award } }) => split === null && isPerItem(award),
  );
  const whole = {
    awardId: claim.decision.award.id,
    because: uncompared ? `${because}；各项无法逐一比较，按整项取舍` : because,
  };
  return partly && claim.share !== null ? { ...whole, subject: subjectOf(rules, claim) } : whole;
}

/** Whether an award is for several things of a list. */
function isPerItem({ factIds }: Decision['award']): boolean {
  return factIds.some((id) => id.includes('.'));
}

/** 参加的展会第2场; of several alike without saying which. */
function subjectOf({ vocabulary }: RuleSet, { decision: { split }, share }: AwardClaim): string {
  if (split === null || share === null) return '';
  const fact = findFact(vocabulary, split.items);
  const label = labelOf(vocabulary, split.items);
  if (share.name !== undefined) return `${label}“${share.name}”`;
  const unit = fact?.kind === 'list' ? fact.unit : '项';
  const [, place] = share.key.split('/');
  return `${label}第${share.at + 1}${unit}${place === undefined ? '' : `之${place}`}`;
}

/** A thing that stands for several alike is dropped once for all of them. */
function withoutRepeats(dropped: readonly Dropped[]): Dropped[] {
  const seen = new Map(dropped.map((one) => [JSON.stringify([one.awardId, one.subject, one.because]), one]));
  return [...seen.values()];
}

function dropReason(rules: RuleSet, group: string, { award: { title } }: Decision): string {
  const found = rules.groups.get(group);
  return found === undefined
    ? `与${title}属于同一事项，只取其一`
    : `与${title}同属“${found.title}”，按“${found.anchor.quote}”（${found.anchor.locator}）只取其一`;
}

/** A sum of yearly and one-off amounts is paid neither once nor per year. */
function commonPeriod(decisions: readonly Decision[]): Period | null {
  const [first, ...others] = decisions.map(({ award, manyYears }) => (manyYears ? null : award.period));
  return first !== undefined && others.every((period) => period === first) ? first : null;
}
