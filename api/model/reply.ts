/**
 * The JSON of a model's reply, or undefined. What reasoning models think aloud first and a code fence around the whole
 * are taken off, because many add them whatever they are told; nothing is repaired.
 */
export function readReply(reply: string): unknown {
  const spoken = (reply.split('</think>').at(-1) ?? '').trim();
  try {
    const json: unknown = JSON.parse(withoutFence(spoken));
    return json;
  } catch {
    return undefined;
  }
}

const FENCE = '```';

function withoutFence(text: string): string {
  if (!text.startsWith(FENCE) || !text.endsWith(FENCE)) return text;
  return text.slice(text.indexOf('\n'), -FENCE.length);
}
