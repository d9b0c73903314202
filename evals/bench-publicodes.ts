import Engine from 'publicodes';
import { parse } from 'yaml';
import { fourAwards, type Measured, measure } from './bench-calculator.ts';

/**
 * The same four awards in Publicodes, as closely as it allows: it has no 万, no 美元, no ceilings (以内) and no missing
 * facts that widen, so amounts are plain numbers and every fact is given.
 */
const source = `
exporter trading: oui
national hte: non
export total: 0
export increment: 0
premium: 0
export brand: non
simple mode: non
export previous: 0
marks: 0
base national: non

growth ceiling:
  variations:
    - si: export total < 5000000
      alors: 0
    - si: export increment < 100000
      alors: 0
    - si: export increment < 10000000
      alors: 300000
    - si: export increment < 100000000
      alors: 3000000
    - sinon: 10000000
growth:
  variations:
    - si: national hte
      alors: growth ceiling * 1.5
    - sinon: growth ceiling
insurance:
  variations:
    - si:
        toutes ces conditions:
          - simple mode
          - export previous <= 5000000
      alors: premium
    - si:
        une de ces conditions:
          - national hte
          - export brand
      alors: insurance sixty
    - sinon: insurance forty
insurance sixty:
  valeur: premium * 60%
  plafond: 1500000
insurance forty:
  valeur: premium * 40%
  plafond: 800000
trademark: marks * 10000
base:
  variations:
    - si: base national
      alors: 1000000
    - sinon: 500000
`;

const situation = {
  'national hte': 'non',
  'export total': '26000000',
  'export increment': '6000000',
  premium: '500000',
  'export brand': 'non',
  'simple mode': 'non',
  marks: '4',
  'base national': 'oui',
};
const wanted: readonly [string, number][] = [
  ['growth', 300_000],
  ['insurance', 200_000],
  ['trademark', 40_000],
  ['base', 1_000_000],
];

/** Four awards from a situation of strings, as in `measureCalculator`; checked to give the same amounts. */
export function measurePublicodes(): Measured {
  const engine = new Engine(parse(source));
  const evaluateAll = (): unknown[] => {
    engine.setSituation(situation);
    return wanted.map(([name]) => engine.evaluate(name).nodeValue);
  };
  const amounts = evaluateAll();
  if (amounts.join() !== wanted.map(([, amount]) => amount).join()) {
    throw new Error(`publicodes: ${amounts.join()}`);
  }
  return measure('四项奖补，自字符串起（publicodes）', fourAwards.ids.length, () => void evaluateAll());
}
