/** Markup in which every value is escaped: questions are written by strangers. */
export interface Html {
  readonly markup: string;
}

export type HtmlValue = string | number | Html | null | readonly HtmlValue[];

/** Escapes each value; markup made by this function is taken as it is, a list is joined, null is nothing. */
export function escaped(parts: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  const markup = parts.map((part, at) => part + (at < values.length ? markupOf(values[at] ?? null) : ''));
  return { markup: markup.join('') };
}

/** For text of this project's own: styles and scripts, never for anything that was read. */
export function trusted(markup: string): Html {
  return { markup };
}

function markupOf(value: HtmlValue): string {
  if (value === null) return '';
  if (typeof value === 'string') return escapeText(value);
  if (typeof value === 'number') return String(value);
  return 'markup' in value ? value.markup : value.map(markupOf).join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Control characters, and those that turn the direction of what follows: they would let a question rewrite the page. */
export const UNSEEN = /(?![\n\t])[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu;

function escapeText(text: string): string {
  return text.replace(/[&<>"']/gu, (char) => ENTITIES[char] ?? '').replace(UNSEEN, '�');
}
