import { CORE_SCHEMA, load } from 'js-yaml';
import { isNode, LineCounter, parseDocument } from 'yaml';
import type { Document } from 'yaml';
import { z } from 'zod';
import type { CorpusProblem } from './problem.ts';

/** A value read from an authored file, or everything that is wrong with the file. */
export type YamlReading<T> =
  /** `lineOf` finds the line of a key path, for checks that go beyond the schema. */
  | { kind: 'ok'; value: T; lineOf: (path: PropertyKey[]) => number | null }
  | { kind: 'error'; problems: CorpusProblem[] };

/**
 * Two parsers of one language: `js-yaml` is eight times as fast, which every start of the server feels;
 * `yaml` knows the line of every value, which only a problem needs.
 */
function readFast(content: string): unknown {
  try {
    return load(content, { schema: CORE_SCHEMA });
  } catch {
    return undefined;
  }
}

/**
 * Reads YAML against a schema. Syntax errors, duplicate keys and schema violations (unknown keys in
 * a strict schema among them) are all reported, with their line.
 */
export function readYaml<T>(file: string, content: string, schema: z.ZodType<T>): YamlReading<T> {
  const fast = schema.safeParse(readFast(content));
  if (!fast.success) return readWithLines(file, content, schema);
  let slow: YamlReading<T> | undefined;
  const lineOf = (path: PropertyKey[]): number | null => {
    slow ??= readWithLines(file, content, schema);
    return slow.kind === 'ok' ? slow.lineOf(path) : null;
  };
  return { kind: 'ok', value: fast.data, lineOf };
}

function readWithLines<T>(file: string, content: string, schema: z.ZodType<T>): YamlReading<T> {
  const lines = new LineCounter();
  const document = parseDocument(content, { lineCounter: lines, uniqueKeys: true, prettyErrors: false });
  const syntax = [...document.errors, ...document.warnings].map(({ pos, message }) => ({
    file,
    line: lines.linePos(pos[0]).line,
    message: `YAML 格式错误：${message}`,
  }));
  if (syntax.length > 0) return { kind: 'error', problems: syntax };
  const lineOf = (path: PropertyKey[]): number | null => lineOfPath(document, lines, path);
  const parsed = schema.safeParse(document.toJS(), { error: z.locales.zhCN().localeError });
  if (parsed.success) return { kind: 'ok', value: parsed.data, lineOf };
  return { kind: 'error', problems: parsed.error.issues.flatMap((issue) => toProblems(file, issue, lineOf)) };
}

/** An unknown key is reported at the key, anything else at the value, a missing value at its parent. */
function toProblems(
  file: string,
  issue: z.core.$ZodIssue,
  lineOf: (path: PropertyKey[]) => number | null,
): CorpusProblem[] {
  const nearest = issue.code === 'invalid_union' ? nearestBranch(issue) : null;
  if (nearest !== null) return toProblems(file, nearest, lineOf);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const path = [...issue.path, key];
      return { file, line: lineOf(path), message: `${path.join('.')}：没有这个字段` };
    });
  }
  const name = issue.path.length === 0 ? '文件' : issue.path.join('.');
  return [{ file, line: lineOf(issue.path), message: `${name}：${issue.message}` }];
}

/** The one thing that keeps a value from an alternative it otherwise fits; null where none is that near. */
function nearestBranch(issue: z.core.$ZodIssueInvalidUnion): z.core.$ZodIssue | null {
  const single = issue.errors.filter((branch) => branch.length === 1).flat();
  const [nearest] = single;
  return nearest === undefined || single.length > 1
    ? null
    : { ...nearest, path: [...issue.path, ...nearest.path] };
}

/** Line of the deepest part of the path that exists in the file. */
function lineOfPath(document: Document.Parsed, lines: LineCounter, path: PropertyKey[]): number | null {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return document.contents?.range ? lines.linePos(document.contents.range[0]).line : null;
}
