import type { Clause, Corpus } from '../corpus/index.ts';
import { countTerms, createKeywordBuilder, type Field, type KeywordIndex } from './keyword.ts';
import { squeeze } from './squeeze.ts';
import { createTokenizer, type Tokenizer } from './tokenize.ts';
import type { VectorTable } from './vectors.ts';

/** Where the passages lie: three numbers each, ordered by clause. */
export interface PassageTable {
  /** Row of the clause, start and end in the served document text, one after the other. */
  places: Uint32Array;
  /** `kinds[p]` is 0 for a chunk, 1 for a sentence. */
  kinds: Uint8Array;
  /** Passages of clause `c` are `firsts[c]` up to `firsts[c + 1]`. */
  firsts: Uint32Array;
}

/** Everything that is stored. Row `c` is the clause `clausesOf(corpus)[c]`. */
export interface IndexContent {
  words: KeywordIndex;
  bigrams: KeywordIndex;
  passages: PassageTable;
  vectors: VectorTable;
}

/** Weights of a clause's own words, who is responsible, the titles above it and its document's names. */
const FIELD_WEIGHTS = { body: 1, responsibility: 0.3, headings: 0.4, document: 0.2 };
/** 〔责任单位：区电竞小镇管委会……〕 says who carries a clause out, not what it is about. */
const RESPONSIBILITY =
  /[〔（(【[][^〔（(【[〕）)】\]]*(?:责任|牵头|配合)(?:单位|部门)[：:][^〕】\]]*[〕】\]]/gu;

export function clausesOf(corpus: Corpus): Clause[] {
  return corpus.documents.flatMap((document) => document.clauses);
}

/** The tokenizer that a corpus asks for: its lexicon's words stay whole. */
export function tokenizerFor({ lexicon }: Pick<Corpus, 'lexicon'>): Tokenizer {
  const phrases = [
    ...lexicon.synonyms.flat(),
    ...lexicon.expansions.flatMap(({ said, means }) => [...said, ...means]),
  ];
  return createTokenizer({
    words: lexicon.words.map((word) => squeeze(word).text),
    phrases: phrases.map((phrase) => squeeze(phrase).text),
  });
}

/** Keyword indexes over words and over character pairs. */
export function buildKeywords(
  corpus: Corpus,
  tokenizer: Tokenizer,
): { words: KeywordIndex; bigrams: KeywordIndex } {
  const words = createKeywordBuilder();
  const bigrams = createKeywordBuilder();
  for (const document of corpus.documents) {
    const names = squeeze([document.title, ...document.aliases].join('\n')).text;
    for (const clause of document.clauses) {
      const texts = [
        { weight: FIELD_WEIGHTS.body, text: squeeze(clause.text.replace(RESPONSIBILITY, '\n')).text },
        {
          weight: FIELD_WEIGHTS.responsibility,
          text: squeeze((clause.text.match(RESPONSIBILITY) ?? []).join('\n')).text,
        },
        {
          weight: FIELD_WEIGHTS.headings,
          text: squeeze([...clause.headings, clause.heading].join('\n')).text,
        },
        { weight: FIELD_WEIGHTS.document, text: names },
      ];
      words.add(
        texts.map(({ weight, text }) =>
          toField(
            weight,
            tokenizer.terms(text).map((span) => span.text),
          ),
        ),
      );
      bigrams.add(texts.map(({ weight, text }) => toField(weight, tokenizer.bigrams(text))));
    }
  }
  return { words: words.build(), bigrams: bigrams.build() };
}

function toField(weight: number, terms: readonly string[]): Field {
  return { weight, counts: countTerms(terms), length: terms.length };
}
