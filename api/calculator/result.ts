import type { Anchor, AwardRule, Citation, Condition, RuleSet } from '../../corpus/index.ts';
import type { AwardResult, Notice, ResultReading, ResultStep } from './award-result.ts';
import { amountOf } from './amount.ts';
import { citationOf } from './catalogue.ts';
import { decide, type Because, type Explained } from './decide.ts';
import { describeMissing, rankMissing } from './missing.ts';
import { noticesOf } from './notices.ts';
import { type Asked, readingsOf } from './readings.ts';
import { anchorOf } from './scope.ts';
import { renderStep, resultText, type Step } from './step.ts';
import { describeFailure, textsOf } from './condition-wording.ts';

/** Puts a decision into words. */
export function resultOf(
  rules: RuleSet,
  { decision, steps }: Explained,
  { facts, asOf, readings }: Asked,
): AwardResult {
  const { award } = decision;
  const missing =
    decision.outcome === 'needsFacts'
      ? rankMissing(decision, facts.values, rules, (values) =>
          decide(rules, award, values, asOf, { readings, steps: null }),
        )
      : [];
  const cited = new Citations(rules, award.anchors);
  const shown = decision.outcome === 'ineligible' ? [] : steps;
  const readingsHere = readingsOf(rules, decision, { facts, asOf, readings });
  return {
    awardId: award.id,
    title: award.title,
    documentId: award.documentId,
    clauseId: award.anchors[0]?.clauseId ?? '',
    outcome: decision.outcome,
    amount: amountOf(decision),
    steps: shown.map((step) => renderedStep(award, step, cited)),
    missingFacts: missing.map((id) => describeMissing(rules.vocabulary, id)),
    refiningFacts: decision.amount.refining.map((id) => describeMissing(rules.vocabulary, id)),
    ...(decision.because === null ? {} : because(award, decision.because, cited)),
    readings: readingsHere,
    notices: [...noticesOf(rules, decision, facts), ...ambiguity(readingsHere)],
    citations: cited.all(),
  };
}

function ambiguity(readings: ResultReading[]): Notice[] {
  const others = readings.filter(({ chosen }) => !chosen);
  return others.map(({ text, amount, missingFacts }) => ({
    code: 'ambiguity',
    message: `另一种读法：${text}，${missingFacts.length === 0 ? '则为' : ''}${amount.text}`,
  }));
}

function renderedStep(award: AwardRule, step: Step, cited: Citations): ResultStep {
  const value = resultText(step);
  const anchor = 'quote' in step.by ? step.by : anchorOf(award, step.by);
  return {
    op: step.op,
    text: renderStep(step),
    ...(value === undefined ? {} : { value }),
    ...(anchor === undefined ? {} : { marker: cited.markerOf(anchor) }),
  };
}

type Reason = Pick<AwardResult, 'because' | 'becauseMarker'>;

function because(award: AwardRule, why: Because, cited: Citations): Reason {
  switch (why.kind) {
    case 'nothing': {
      const anchor = 'quote' in why.by ? why.by : anchorOf(award, why.by);
      if (anchor === undefined) return { because: why.nothing() };
      // Where the reason is words of the clause, the sentence says which clause, as it does for a condition.
      const where = 'quote' in why.by || why.by.length > 0 ? `（${anchor.locator}）` : '';
      return { because: `${why.nothing()}${where}`, becauseMarker: cited.markerOf(anchor) };
    }
    case 'condition': {
      const { failed, scope } = why;
      const anchor = statingAnchor(award, why);
      const text = describeFailure(failed, scope);
      if (anchor === null) return { because: text };
      return { because: `${text}（${anchor.locator}）`, becauseMarker: cited.markerOf(anchor) };
    }
    case 'standing':
      return { because: standingText(why) };
  }
}

/**
 * The words that state a condition: for one of all awards of a document those it names, or those of the award itself,
 * where each clause names its own addressees.
 */
function statingAnchor(award: AwardRule, why: Extract<Because, { kind: 'condition' }>): Anchor | null {
  const { failed, scope } = why;
  const general = award.general.find(({ when }) => contains(when, failed));
  if (general !== undefined) return general.anchor ?? award.anchors[0] ?? null;
  return anchorOf(award, textsOf(failed, scope.vocabulary)) ?? null;
}

function contains(whole: Condition, part: Condition): boolean {
  if (whole === part) return true;
  return (whole.op === 'all' || whole.op === 'any') && whole.of.some((one) => contains(one, part));
}

function standingText({ standing }: Extract<Because, { kind: 'standing' }>): string {
  switch (standing.kind) {
    case 'notWritten':
      return `文件引用了${standing.quote}，所问日期早于${standing.year}年，文件尚不存在`;
    case 'notYet':
      return `文件自${standing.from}起施行，所问日期尚未施行`;
    case 'ended':
      return `文件有效期至${standing.to}，所问日期已届满`;
    default:
      return '文件已废止';
  }
}

/** Numbers the anchors of a result from 1, in the order in which they are first used. */
class Citations {
  private readonly anchors: Anchor[];

  constructor(
    private readonly rules: RuleSet,
    anchors: readonly Anchor[],
  ) {
    this.anchors = [...anchors];
  }

  markerOf(anchor: Anchor): number {
    const at = this.anchors.indexOf(anchor);
    return at < 0 ? this.anchors.push(anchor) : at + 1;
  }

  all(): Citation[] {
    return this.anchors.map((anchor, at) => citationOf(this.rules, anchor, at + 1));
  }
}
