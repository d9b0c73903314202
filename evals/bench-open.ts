/**
 * Opens the library in a process of its own and prints, as one line of JSON, what that took. The folder of the
 * index comes as the argument. A process of its own, because libraries and compiled code stay in memory.
 */
import { loadCorpus } from '../corpus/index.ts';
import { openIndex } from '../indexer/index.ts';
import { timed } from './bench-latency.ts';
import type { OpenTimes } from './bench-startup.ts';
import { readSettings } from './settings.ts';

const MEGABYTE = 2 ** 20;

async function measure(dataDir: string): Promise<OpenTimes> {
  const imports = performance.now();
  const { corpusDir, embeddingModel } = readSettings(process.env);
  const corpus = await loadCorpus(corpusDir);
  const loaded = performance.now();
  const index = await openIndex(corpus, dataDir, { embeddingModel });
  const opened = performance.now();
  await index.search('参展补贴');
  const searched = performance.now();
  const memory = process.memoryUsage();
  await index.close();
  const again = await timed(async () => (await openIndex(corpus, dataDir, { embeddingModel })).close());
  return {
    imports,
    corpus: loaded - imports,
    open: opened - loaded,
    firstSearch: searched - opened,
    openAgain: again,
    residentMegabytes: memory.rss / MEGABYTE,
    heapMegabytes: memory.heapUsed / MEGABYTE,
  };
}

const [dataDir] = process.argv.slice(2);
if (dataDir === undefined) throw new Error('the folder of the index is missing');
process.stdout.write(JSON.stringify(await measure(dataDir)));
