const scales: Record<string, number> = { 亿: 1e8, 万: 1e4, '': 1 };

/** 1.2亿美元 in 万美元 is 12000; null where the text is no plain figure of that unit. */
export function quantityInUnit(written: unknown, unit: string): number | null {
  const [, figure, scale = '', base] = /^(\d+(?:\.\d+)?)(亿|万)?(\D+)$/u.exec(String(written)) ?? [];
  const [, unitScale = '', unitBase] = /^(亿|万)?(.+)$/u.exec(unit) ?? [];
  if (figure === undefined || base !== unitBase) return null;
  return (Number(figure) * (scales[scale] ?? 1)) / (scales[unitScale] ?? 1);
}

/** 10000 of 万美元 is 1亿美元; other units keep their name. */
export function showQuantity(value: number, unit: string): string {
  const [, scale = '', base = unit] = /^(万)?(.+)$/u.exec(unit) ?? [];
  const shown = Number(value.toPrecision(6));
  return scale === '万' && shown >= 10_000
    ? `${Number((shown / 10_000).toPrecision(6))}亿${base}`
    : `${shown}${unit}`;
}
