import { Fragment } from 'react';
import { Link } from 'wouter';
import { useStrings } from '../i18n/index.ts';
import { cutAt, type Range } from '../source/ranges.ts';
import type { Reference } from './references.ts';
import { documentStrings } from './strings.ts';
import { textParts, type PrintedNumber, type TextPart } from './text-parts.ts';

/** What is marked in a text; offsets into the whole of it. */
export interface TextMarks {
  numbers: readonly PrintedNumber[];
  references: readonly Reference[];
  matches: readonly Range[];
  /** The match that is shown. */
  match: number;
}

interface MarkedTextProps {
  text: string;
  start: number;
  end: number;
  marks: TextMarks;
  chosen: PrintedNumber | null;
  onNumber: (number: PrintedNumber) => void;
}

/** A stretch of text: numbers to look into, references to follow, and the words that were looked for. */
export function MarkedText({ start, end, marks, ...rest }: MarkedTextProps) {
  return textParts(start, end, marks.numbers, marks.references).map((part) => (
    <Part key={part.start} part={part} marks={marks} {...rest} />
  ));
}

function Part({
  part,
  text,
  marks,
  chosen,
  onNumber,
}: Omit<MarkedTextProps, 'start' | 'end'> & { part: TextPart }) {
  const strings = useStrings(documentStrings);
  const words = <FoundWords text={text} part={part} marks={marks} />;
  switch (part.kind) {
    case 'text':
      return words;
    case 'reference':
      return <Link href={part.reference.href}>{words}</Link>;
    case 'number': {
      const { number } = part;
      const look = number.awards.length > 0 ? 'award' : 'other';
      return (
        <button
          type="button"
          className={`number number-${look}`}
          title={strings.roles[number.role]}
          aria-expanded={number === chosen}
          onClick={() => onNumber(number)}
        >
          {words}
        </button>
      );
    }
  }
}

function FoundWords({ text, part, marks }: { text: string; part: TextPart; marks: TextMarks }) {
  const [currentStart, currentEnd] = marks.matches[marks.match] ?? [-1, -1];
  return cutAt(part.start, part.end, marks.matches).map(({ start, end, isMarked }) => {
    const words = text.slice(start, end);
    if (!isMarked) return <Fragment key={start}>{words}</Fragment>;
    const isCurrent = start < currentEnd && end > currentStart;
    return (
      <mark key={start} data-current={isCurrent ? '' : undefined}>
        {words}
      </mark>
    );
  });
}
