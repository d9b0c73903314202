import { parseChineseNumber, type Clause, type PolicyDocument } from '../corpus/index.ts';
import type { AskedStep, Level } from './address-steps.ts';
import { squeeze } from './squeeze.ts';

/** A step of a clause's own address. */
interface PathStep {
  level: Level;
  number: number;
  label: string;
  /** Squeezed. */
  title: string;
}

interface PlacedClause {
  clause: Clause;
  path: PathStep[];
}

export interface AddressTree {
  documentId: string;
  placed: PlacedClause[];
}

/** What an address names in one document. */
export type Resolution =
  /** `isExact`: every step was meant as it is written, none by fallback. */
  | { kind: 'found'; clauses: Clause[]; isExact: boolean }
  /** The steps before the last lead somewhere, but not to this number. */
  | { kind: 'missing'; last: string | null }
  /** The document has nothing of this kind. */
  | { kind: 'foreign' };

export function addressTree(document: PolicyDocument): AddressTree {
  return {
    documentId: document.documentId,
    placed: document.clauses.map((clause) => ({ clause, path: pathOf(clause) })),
  };
}

/** Squeezed titles of all sections and clauses. */
export function titlesOf({ placed }: AddressTree): string[] {
  return placed.flatMap(({ path }) => path.map((step) => step.title));
}

const LEVELS: [RegExp, Level][] = [
  [/^第(.+?)条/u, 'article'],
  [/^第(.+?)(?:编|部分|章|节)/u, 'division'],
  [/^[（(](.+?)[）)]$/u, 'paragraph'],
  [/^(\d+)/u, 'item'],
  [/^([〇零一二三四五六七八九十百]+)$/u, 'heading'],
];

function pathOf(clause: Clause): PathStep[] {
  return clause.path.map((label, index) => {
    const title = squeeze(clause.headings[index] ?? clause.heading).text;
    for (const [pattern, level] of LEVELS) {
      const number = parseChineseNumber(pattern.exec(label)?.[1] ?? '');
      if (number !== null) return { level, number: number.toNumber(), label, title };
    }
    return { level: 'word', number: 0, label, title };
  });
}

/** A clause and how many steps of its path the address has used up. */
interface Reached extends PlacedClause {
  used: number;
}

/** Follows the steps of an address through a document. Steps may be left out: 二、9 names 二（三）9. */
export function resolveIn({ placed }: AddressTree, steps: readonly AskedStep[]): Resolution {
  let reached: Reached[] = placed.map((each) => ({ ...each, used: 0 }));
  let isExact = true;
  for (const [index, step] of steps.entries()) {
    const scope = index === 0 && step.isBodyCount ? reached.filter((each) => !inSupplement(each)) : reached;
    const levels = levelsIn(scope, step);
    isExact &&= levels === step.levels;
    const next = scope.flatMap((each) => advance(each, step, levels));
    const inside = next.length > 0 ? next : scope.filter((each) => reachesInside(each, step));
    if (inside.length === 0) return missing(scope, step, levels, index);
    reached = inside;
  }
  return { kind: 'found', clauses: reached.map(({ clause }) => clause), isExact };
}

function inSupplement({ path }: PlacedClause): boolean {
  return path.some((step) => isNamed(step, '附则'));
}

function isNamed(step: PathStep, word: string): boolean {
  return step.label === word || step.title === word;
}

/** Texts number their clauses in different ways: where one has no 1. 2. 3., 第4条 means its （四）. */
function levelsIn(scope: readonly Reached[], step: AskedStep): readonly Level[] {
  const has = (levels: readonly Level[]): boolean =>
    scope.some(({ path, used }) => path.slice(used).some(({ level }) => levels.includes(level)));
  if (step.word !== '' || has(step.levels)) return titleFits(scope, step) ? step.levels : step.fallback;
  return step.fallback;
}

/** Whether the number and the title asked for belong together on the level that the number is written for. */
function titleFits(scope: readonly Reached[], step: AskedStep): boolean {
  if (step.title === '') return true;
  return scope.some(({ path, used }) =>
    path.slice(used).some((own) => step.levels.includes(own.level) && isStep(own, step, step.levels)),
  );
}

function advance(each: Reached, step: AskedStep, levels: readonly Level[]): Reached[] {
  const at = each.path.findIndex((own, index) => index >= each.used && isStep(own, step, levels));
  return at < 0 ? [] : [{ ...each, used: at + 1 }];
}

function isStep(own: PathStep, step: AskedStep, levels: readonly Level[]): boolean {
  if (step.word !== '') return isNamed(own, step.word);
  if (!levels.includes(own.level) || !step.numbers.includes(own.number)) return false;
  const title = squeeze(step.title).text;
  return title === '' || own.title.includes(title) || title.includes(own.title);
}

/** 第5条第（2）项 names a part of a clause: the clause is what is cited, if it has that part. */
function reachesInside(each: Reached, step: AskedStep): boolean {
  const isWhole = each.used === each.path.length && each.used > 0;
  if (!isWhole && !isUnnumberedBody(each)) return false;
  return step.numbers.every((number) => number <= partsInside(each.clause));
}

/** 附则 with one unnumbered body: its 第一条 is that body. */
function isUnnumberedBody({ path, used }: Reached): boolean {
  return used > 0 && path.slice(used).every((step) => step.level === 'word');
}

/** Highest of the numbered parts （1）（2） and the unnumbered paragraphs of a clause. */
function partsInside(clause: Clause): number {
  const numbered = Array.from(clause.text.matchAll(/[（(]\s*(\d{1,2})\s*[）)]/g), (match) =>
    Number(match[1]),
  );
  const paragraphs = clause.text.split('\n').filter((line) => line.trim() !== '').length;
  return Math.max(paragraphs, ...numbered);
}

function missing(
  scope: readonly Reached[],
  step: AskedStep,
  levels: readonly Level[],
  index: number,
): Resolution {
  const siblings = scope.flatMap(({ path, used }) =>
    path.slice(used).filter((own) => levels.includes(own.level)),
  );
  const last = siblings.reduce<PathStep | null>(
    (best, own) => (best === null || own.number > best.number ? own : best),
    null,
  );
  if (step.word !== '' || (last === null && index === 0)) return { kind: 'foreign' };
  return { kind: 'missing', last: last?.label ?? null };
}
