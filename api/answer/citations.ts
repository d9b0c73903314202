import type { Citation } from '../contract.ts';

type Place = Pick<Citation, 'documentId' | 'start' | 'end'>;

/** The same words in the same place are one citation. */
const citationKey = ({ documentId, start, end }: Place): string => `${documentId}:${start}-${end}`;

/** Numbers citations from 1 in the order in which they are first needed. */
export class Citations {
  private readonly byKey = new Map<string, Citation>();

  markerOf(citation: Citation): number {
    const key = citationKey(citation);
    const known = this.byKey.get(key);
    if (known !== undefined) return known.marker;
    const marker = this.byKey.size + 1;
    this.byKey.set(key, { ...citation, marker });
    return marker;
  }

  all(): Citation[] {
    return [...this.byKey.values()];
  }
}
