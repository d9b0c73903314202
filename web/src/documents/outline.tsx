import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { DocumentView } from '../../../api/contract.ts';
import { useStrings } from '../i18n/index.ts';
import { documentStrings } from './strings.ts';
import type { Place } from './use-place.ts';

interface OutlineProps {
  document: DocumentView;
  blockId: string | null;
  hrefTo: (part: Partial<Place>) => string;
}
type Node = DocumentView['outline'][number];

/** The contents: sections with their clauses. */
export function Outline(props: OutlineProps) {
  const strings = useStrings(documentStrings);
  return (
    <nav className="outline" aria-label={strings.outline} lang="zh-CN">
      <OutlineLevel {...props} nodes={props.document.outline} />
    </nav>
  );
}

function OutlineLevel({ nodes, ...props }: OutlineProps & { nodes: readonly Node[] }) {
  const { blocks, clauses } = props.document;
  return (
    <ul>
      {nodes.map((node) => {
        const block = blocks.find(({ locator }) => locator === node.locator);
        // A section that is itself one clause is not listed below itself.
        const below = clauses.filter(
          ({ clauseId, locator }) => node.clauseIds.includes(clauseId) && locator !== node.locator,
        );
        return (
          <li key={node.locator}>
            <OutlineLink {...props} target={block?.blockId ?? node.clauseIds[0]}>
              <b>
                {node.locator} {node.title}
              </b>
            </OutlineLink>
            {below.length > 0 && (
              <ul>
                {below.map(({ clauseId, path, heading, text }) => (
                  <li key={clauseId}>
                    <OutlineLink {...props} target={clauseId}>
                      {path.at(-1)} {heading === node.title ? beginningOf(text) : heading}
                    </OutlineLink>
                  </li>
                ))}
              </ul>
            )}
            {node.children.length > 0 && <OutlineLevel {...props} nodes={node.children} />}
          </li>
        );
      })}
    </ul>
  );
}

interface OutlineLinkProps extends OutlineProps {
  target: string | undefined;
  children: ReactNode;
}

function OutlineLink({ target, blockId, hrefTo, children }: OutlineLinkProps) {
  if (target === undefined) return children;
  return (
    <Link href={hrefTo({ blockId: target })} aria-current={target === blockId ? 'location' : undefined}>
      {children}
    </Link>
  );
}

/** The first words of a clause without a caption, its number left out. */
function beginningOf(text: string): string {
  const words = text.replace(/^[\s（(]*[\d一二三四五六七八九十]*[）)]*[\s.．、]*/u, '');
  return words.length <= shownBeginning ? words : `${words.slice(0, shownBeginning)}…`;
}

const shownBeginning = 12;
