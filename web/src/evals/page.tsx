import { useParams } from 'wouter';
import './evals.css';
import { RunPage } from './run-page.tsx';
import { RunsPage } from './runs-page.tsx';

/** Evaluations: all of them and the start of another at /evals, one of them at /evals/<id>. */
export function EvalsPage() {
  const { runId } = useParams<{ runId?: string }>();
  return runId === undefined ? <RunsPage /> : <RunPage key={runId} runId={decodeURIComponent(runId)} />;
}
