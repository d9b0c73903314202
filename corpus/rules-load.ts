import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RuleSet } from './award-rule.ts';
import type { Corpus } from './document.ts';
import { assembleRules } from './rules-assemble.ts';
import type { RuleSource } from './rules-file.ts';
import { CorpusError } from './problem.ts';

/** Reads `facts.yaml` and `awards/*.yaml` below the corpus folder. */
export async function readRuleSources(dir: string): Promise<{ facts: RuleSource; awards: RuleSource[] }> {
  const names = (await readdir(join(dir, 'awards'))).filter((name) => name.endsWith('.yaml')).sort();
  const read = async (file: string): Promise<RuleSource> => ({
    file,
    source: await readFile(join(dir, file), 'utf8'),
  });
  return {
    facts: await read('facts.yaml'),
    awards: await Promise.all(names.map((name) => read(`awards/${name}`))),
  };
}

/**
 * Loads the award rules and resolves their anchors in the documents.
 * @throws CorpusError with every problem of every file.
 */
export async function loadRules(corpus: Pick<Corpus, 'documents'>, dir: string): Promise<RuleSet> {
  const sources = await readRuleSources(dir);
  const assembled = assembleRules(corpus, sources);
  if (assembled.kind === 'error') throw new CorpusError(assembled.problems);
  const hash = createHash('sha256');
  for (const { file, source } of [sources.facts, ...sources.awards]) hash.update(`${file}\0${source}\0`);
  return { ...assembled.rules, version: hash.digest('hex') };
}
