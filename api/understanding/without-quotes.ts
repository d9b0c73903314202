import type { ReadFacts, SourceSpan } from './stated.ts';

const QUOTE = /[“”"‘’「」『』]/u;

/** A text as it is read: 省级“专精特新”企业 says the same without its quotation marks. */
export interface Unquoted {
  text: string;
  /** A span of that text in the text as typed. */
  placeOf: (span: SourceSpan) => SourceSpan;
}

export function withoutQuotes(typed: string): Unquoted {
  if (!QUOTE.test(typed)) return { text: typed, placeOf: (span) => span };
  const places = Array.from({ length: typed.length }, (_, at) => at).filter(
    (at) => !QUOTE.test(typed.charAt(at)),
  );
  return {
    text: places.map((at) => typed.charAt(at)).join(''),
    placeOf: ({ start, end }) => ({
      start: places[start] ?? typed.length,
      end: end > start ? (places[end - 1] ?? typed.length - 1) + 1 : (places[end] ?? typed.length),
    }),
  };
}

/** What was read, with every span moved to where its words were typed. */
export function placed(
  { facts, payments, unusable, named }: ReadFacts,
  placeOf: Unquoted['placeOf'],
): ReadFacts {
  const placeAll = (spans: readonly SourceSpan[]): SourceSpan[] => spans.map(placeOf);
  return {
    facts: facts.map((fact) => ({
      ...fact,
      spans: placeAll(fact.spans),
      ...(fact.options === undefined
        ? {}
        : { options: new Map([...fact.options].map(([option, spans]) => [option, placeAll(spans)])) }),
    })),
    payments: payments.map((payment) => ({ ...payment, span: placeOf(payment.span) })),
    unusable: unusable.map((one) => ({ ...one, span: placeOf(one.span) })),
    named: new Map([...named].map(([id, spans]) => [id, placeAll(spans)])),
  };
}
