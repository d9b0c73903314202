import { isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';

/** A mistake in an authored file, with the place an editor can jump to. */
export interface RuleProblem {
  file: string;
  /** From 1. */
  line: number;
  message: string;
}

/** Every problem of every file at once. */
export class RuleFilesError extends Error {
  readonly problems: readonly RuleProblem[];

  constructor(problems: readonly RuleProblem[]) {
    super(problems.map(({ file, line, message }) => `${file}:${line} ${message}`).join('\n'));
    this.name = 'RuleFilesError';
    this.problems = problems;
  }
}

/** Where a value stands; a path that leads nowhere gives the nearest place above it. */
export type LineOf = (path: readonly PropertyKey[]) => number;

export type AuthoredFile<T> =
  { kind: 'ok'; value: T; lineOf: LineOf } | { kind: 'invalid'; problems: RuleProblem[] };

/** Reads one YAML file strictly: duplicate keys, unknown keys and wrong shapes are problems with their line. */
export function readAuthored<T>(file: string, source: string, schema: z.ZodType<T>): AuthoredFile<T> {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, uniqueKeys: true, strict: true });
  const lineOf: LineOf = (path) => lineOfPath(document, lines, path);
  if (document.errors.length > 0) {
    const problems = document.errors.map(({ pos, message }) => ({
      file,
      line: lines.linePos(pos[0]).line,
      message: `YAML 有误：${message.split('\n')[0] ?? ''}`,
    }));
    return { kind: 'invalid', problems };
  }
  const result = schema.safeParse(document.toJS());
  if (result.success) return { kind: 'ok', value: result.data, lineOf };
  const problems = result.error.issues.map(({ path, message }) => ({
    file,
    line: lineOf(path),
    message: `${path.map(String).join('.')}：${message}`,
  }));
  return { kind: 'invalid', problems };
}

function lineOfPath(
  document: ReturnType<typeof parseDocument>,
  lines: LineCounter,
  path: readonly PropertyKey[],
): number {
  for (let depth = path.length; depth > 0; depth -= 1) {
    const node = document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}
