import type { Marker, MarkerKind } from './marker.ts';

/** One step of an address. */
export interface Step {
  /** 二, （三）, 9, 附则, 末段. */
  label: string;
  /** URL-safe form: s2, p3, n9, body, last. */
  code: string;
  kind: MarkerKind | 'word';
}

const CODES: Record<MarkerKind, string> = {
  part: 'b',
  chapter: 'c',
  section: 'j',
  article: 'a',
  heading: 's',
  paragraph: 'p',
  item: 'n',
  subitem: 'm',
  circled: 'o',
};

export function markerStep(marker: Marker): Step {
  const insert = marker.insert === 0 ? '' : `-${marker.insert}`;
  return { label: marker.label, code: `${CODES[marker.kind]}${marker.number}${insert}`, kind: marker.kind };
}

/** A part of the text that is named, not numbered. */
export function wordStep(label: string, code: string): Step {
  return { label, code, kind: 'word' };
}

/**
 * The address as officers write it: 二（三）9, 一、1, 第三章（四）, 四、附则. An article stands alone
 * (第五条), because articles are numbered through the whole text.
 */
export function locatorOf(steps: Step[]): string {
  const article = steps.findIndex((step) => step.kind === 'article');
  return (article < 0 ? steps : steps.slice(article))
    .map((step, index, all) => (needsComma(all[index - 1], step) ? `、${step.label}` : step.label))
    .join('');
}

/** 二9 would read as 29, 四附则 as one word: the section's own comma keeps them apart. */
function needsComma(previous: Step | undefined, step: Step): boolean {
  return previous?.kind === 'heading' && (step.kind === 'item' || step.code === 'body');
}

export function idOf(documentId: string, steps: Step[]): string {
  return [documentId, ...steps.map((step) => step.code)].join('.');
}
