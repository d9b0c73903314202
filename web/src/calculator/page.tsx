import { useParams } from 'wouter';
import '../award/award.css';
import '../facts/facts.css';
import '../profile/profile.css';
import { AwardIndex } from './award-index.tsx';
import { AwardPage } from './award-page.tsx';
import './calculator.css';

/** `/calculator` lists the awards; `/calculator/<awardId>` calculates one. */
export function CalculatorPage() {
  const { awardId } = useParams();
  return awardId === undefined ? <AwardIndex /> : <AwardPage awardId={awardId} />;
}
