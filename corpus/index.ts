export type { Block, BlockKind, Clause, OutlineNode } from './clause.ts';
export type { Citation } from './citation.ts';
export type { Corpus, DocumentMetadata, DocumentStatus, Lexicon, PolicyDocument } from './document.ts';
export type { Quantity } from './quantity.ts';
export { parseChineseNumber } from './chinese-number.ts';
export type { DocumentIdentity } from './draft.ts';
export { findQuantities, shareUnits } from './find-quantities.ts';
export { loadCorpus } from './load.ts';
export { parsePolicy } from './parse.ts';
export type { ParsedPolicy } from './parse.ts';
export { parseQuantity } from './parse-quantity.ts';
export type { ParsedQuantity } from './parse-quantity.ts';
export { CorpusError } from './problem.ts';
export type { CorpusProblem } from './problem.ts';
export { readNumbers } from './quantity-grammar.ts';
export type { NumberReading } from './quantity-grammar.ts';
export { isMoney } from './quantity-unit.ts';
export { splitSentences } from './sentence.ts';
export type { Sentence } from './sentence.ts';
export { readYaml } from './yaml-file.ts';
export type { YamlReading } from './yaml-file.ts';
export { Exact } from './amount.ts';
export type { Amount, DimensionName, Period } from './amount.ts';
export { settingValues } from './award-rule.ts';
export type {
  Anchor,
  AwardBody,
  AwardNote,
  AwardRule,
  Cap,
  Comparison,
  Condition,
  DocumentRules,
  Example,
  ExampleOutcome,
  Expression,
  Literal,
  Reading,
  RuleSet,
  Settings,
  StackingGroup,
  Uplift,
  Validity,
} from './award-rule.ts';
export type { Aspect, Derivation, Fact, FactVocabulary, ListFact, QuantityFact } from './fact.ts';
export { coverageOf } from './rules-coverage.ts';
export type { CoveredSpan } from './rules-coverage.ts';
export { lintRules } from './rules-lint.ts';
export { loadRules } from './rules-load.ts';
export { derivationParts } from './rules-vocabulary.ts';
export { walkBody } from './rules-walk.ts';
