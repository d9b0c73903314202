import type { Addressed, Dated, Figure, Measured, Named } from './figure.ts';

/** Units of measure; 个 stands for every other counter. */
const NOT_COUNTED_BY_GE = new Set(
  '倍 岁 折 吨 吨标准煤 千克 千瓦 千瓦时 兆瓦 人次 人年 标箱 标准箱'.split(' '),
);

/** Whether a number of a source says what a number of a statement claims: the same kind and the same value. */
export function supports(source: Figure, claim: Figure): boolean {
  switch (claim.kind) {
    case 'clause':
    case 'listing':
      return (source.kind === 'clause' || source.kind === 'listing') && leadsTo(source, claim);
    case 'date':
      return source.kind === 'date' && isWithin(source, claim);
    case 'documentNumber':
      return (
        source.kind === 'documentNumber' &&
        source.serial === claim.serial &&
        (claim.year === null || claim.year === source.year)
      );
    case 'marker':
      return false;
    case 'name':
      return isSameName(source, claim);
    default:
      return source.kind === claim.kind && isSameMeasure(source, claim);
  }
}

/** 二（四）18 leads to 18 and to （四）18, not to 二（三）18. */
function leadsTo(source: Addressed, claim: Addressed): boolean {
  let at = 0;
  for (const step of source.steps) if (step === claim.steps[at]) at += 1;
  return at === claim.steps.length;
}

/** 2018年12月19日 supports 2018年 and 12月19日; 2018年 does not support 2018年12月. */
function isWithin(source: Dated, claim: Dated): boolean {
  return (['year', 'month', 'day'] as const).every(
    (part) => claim[part] === null || claim[part] === source[part],
  );
}

/** 115引智 and “115”引智 are the same name; 500强 does not support 500奖励. */
function isSameName(source: Figure, claim: Named): boolean {
  if (source.kind === 'plain') return source.text === claim.token;
  if (source.kind !== 'name' || source.token !== claim.token) return false;
  return claim.distinct || source.next === '' || source.next === claim.next;
}

function isSameMeasure(source: Measured, claim: Measured): boolean {
  return (
    source.value === claim.value &&
    source.approximate === claim.approximate &&
    (source.unit === claim.unit || isSameUnit(source, claim))
  );
}

function isSameUnit(source: Measured, claim: Measured): boolean {
  if (claim.kind === 'money') {
    // 50万 and 50万元 are the same; that dollars are meant must be written.
    return claim.unit === '' ? /^(?:元|美元)$/.test(source.unit) : claim.unit === '元' && source.unit === '';
  }
  if (claim.kind !== 'count') return false;
  return (
    (claim.unit === '个' && !NOT_COUNTED_BY_GE.has(source.unit)) ||
    (source.unit === '个' && !NOT_COUNTED_BY_GE.has(claim.unit))
  );
}
