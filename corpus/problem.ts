/** One thing wrong in one corpus file. */
export interface CorpusProblem {
  /** Relative to the corpus folder, with `/`. */
  file: string;
  /** 1-based; null where the problem is the file as a whole. */
  line: number | null;
  message: string;
}

/** The corpus cannot be used. Carries every problem of every file, not the first. */
export class CorpusError extends Error {
  override readonly name = 'CorpusError';

  constructor(readonly problems: CorpusProblem[]) {
    super(`语料有 ${problems.length} 处问题：\n${problems.map(describeProblem).join('\n')}`);
  }
}

/** `documents/a/document.yaml:12 message`, as editors and terminals link it. */
export function describeProblem({ file, line, message }: CorpusProblem): string {
  return `${file}${line === null ? '' : `:${line}`} ${message}`;
}
