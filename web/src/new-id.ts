/** A name that nothing else has. `crypto.randomUUID` is missing where the page is served without TLS to other machines. */
export function newId(): string {
  const parts = crypto.getRandomValues(new Uint32Array(3));
  return Array.from(parts, (part) => part.toString(36)).join('');
}
