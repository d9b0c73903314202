interface Place {
  /** As written. */
  text: string;
  /** UTF-16 offsets, end excluded. */
  start: number;
  end: number;
}

/** 30万元, 20%, 1000平方米, 三年, 100家, 第2名, or a bare 30. */
export interface Measured extends Place {
  kind: 'money' | 'percent' | 'area' | 'duration' | 'count' | 'ordinal' | 'plain';
  /** Exact decimal in the base unit: 元, percent points, 个月 … */
  value: string;
  /** Empty where none is written: 出口600万 names no currency. */
  unit: string;
  /** 100多家 is not 100家. */
  approximate: boolean;
}

/** Part of a name: “115”引智计划, G20, “1+7”, 415X. */
export interface Named extends Place {
  kind: 'name';
  token: string;
  /** The character that goes on with the name: 强 of 500强. */
  next: string;
  /** Whether letters, a plus or quotation marks say by themselves that this is a name. */
  distinct: boolean;
}

/** 2017年, 2025年6月, 12月19日; what is not written is null. */
export interface Dated extends Place {
  kind: 'date';
  year: number | null;
  month: number | null;
  day: number | null;
}

/** 杭政办函〔2018〕64号; the year is null in 64号文. */
export interface Numbered extends Place {
  kind: 'documentNumber';
  year: number | null;
  serial: number;
}

/** `clause`: 二（四）18, 第三章（四）, 第9条. `listing`: a number that begins a line or an item of a list. */
export interface Addressed extends Place {
  kind: 'clause' | 'listing';
  /** Outermost first, each with its level: 、2 （）4 条18. */
  steps: readonly string[];
}

/** [1], [1、2]: points to citations. */
export interface Marking extends Place {
  kind: 'marker';
  numbers: readonly number[];
}

/** A number in a text, with what it is about. */
export type Figure = Measured | Named | Dated | Numbered | Addressed | Marking;

/** Numbers of different kinds never stand for each other. */
export type NumberKind = Figure['kind'];

/** Which characters of a text belong to a figure already. */
export interface Ground {
  isFree: (place: { start: number; end: number }) => boolean;
  take: (place: { start: number; end: number }) => void;
}

/** @param length of the text */
export function createGround(length: number): Ground {
  const taken = new Uint8Array(length);
  return {
    isFree: ({ start, end }) => {
      const at = taken.indexOf(1, start);
      return at < 0 || at >= end;
    },
    take: ({ start, end }) => taken.fill(1, start, end),
  };
}
