interface Opened {
  /** A clause or block to show. */
  clause?: string;
  /** The document to compare with. */
  with?: string;
}

/** The address of a document on this site. */
export function documentHref(documentId: string, opened: Opened = {}): string {
  const query = new URLSearchParams({ ...opened }).toString();
  return `/documents/${encodeURIComponent(documentId)}${query === '' ? '' : `?${query}`}`;
}
