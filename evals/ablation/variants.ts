/** The full pipeline, its signals alone, and the pipeline without each of its parts. */
import type { PipelinePart, SearchMode } from '../../indexer/index.ts';

export interface Variant {
  id: string;
  /** As the report shows it. */
  name: string;
  mode: SearchMode;
  without: readonly PipelinePart[];
}

const PART_NAMES: Record<PipelinePart, string> = {
  synonyms: '同义词与口语词',
  stopWords: '停用词',
  bigrams: '字对检索',
  headings: '标题字段',
  passageTitles: '段前文件名',
  sentences: '句向量',
  queryPrefix: '查询前缀',
  documentFit: '文件契合度',
  repair: '错字修正',
  traditional: '繁简转换',
  namedDocuments: '点名文件',
  places: '地名',
  amounts: '金额',
  facets: '分项照顾',
};

export const FULL: Variant = { id: 'full', name: '完整', mode: 'hybrid', without: [] };

export const VARIANTS: readonly Variant[] = [
  { id: 'keyword', name: '只用关键词', mode: 'keyword', without: [] },
  { id: 'vector', name: '只用向量', mode: 'vector', without: [] },
  ...partsOf(PART_NAMES).map(([part, name]): Variant => ({
    id: `without-${part}`,
    name: `去掉${name}`,
    mode: 'hybrid',
    without: [part],
  })),
];

function partsOf(names: Record<PipelinePart, string>): [PipelinePart, string][] {
  const isPart = (part: string): part is PipelinePart => part in names;
  return Object.entries(names).flatMap(([part, name]): [PipelinePart, string][] =>
    isPart(part) ? [[part, name]] : [],
  );
}
