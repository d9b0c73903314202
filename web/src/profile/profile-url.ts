import { Facts } from '../../../api/contract.ts';

/** Facts as they stand in an address: JSON in base64 without the characters that an address would have to escape. */
export function encodeFacts(facts: Facts): string {
  const bytes = new TextEncoder().encode(JSON.stringify(facts));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/u, '');
}

/** Null where the text is none of {@link encodeFacts}: an address that was cut off on its way. */
export function decodeFacts(text: string): Facts | null {
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    return Facts.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
  } catch {
    return null;
  }
}
