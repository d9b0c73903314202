import { lazy, type ComponentType } from 'react';

export type PageId = 'ask' | 'match' | 'calculator' | 'search' | 'documents' | 'evals' | 'about';

interface PageEntry {
  id: PageId;
  /** As wouter takes it. The server names the same addresses in api/routes/page.ts. */
  path: string;
  component: ComponentType;
}

/** In the order of the navigation. Each is loaded when it is first opened. */
export const pages: readonly PageEntry[] = [
  {
    id: 'ask',
    path: '/',
    component: lazy(async () => ({ default: (await import('./ask/page.tsx')).AskPage })),
  },
  {
    id: 'match',
    path: '/match',
    component: lazy(async () => ({ default: (await import('./match/page.tsx')).MatchPage })),
  },
  {
    id: 'calculator',
    path: '/calculator/:awardId?',
    component: lazy(async () => ({ default: (await import('./calculator/page.tsx')).CalculatorPage })),
  },
  {
    id: 'search',
    path: '/search',
    component: lazy(async () => ({ default: (await import('./search/page.tsx')).SearchPage })),
  },
  {
    id: 'documents',
    path: '/documents/:documentId?',
    component: lazy(async () => ({ default: (await import('./documents/page.tsx')).DocumentsPage })),
  },
  {
    id: 'evals',
    path: '/evals/:runId?',
    component: lazy(async () => ({ default: (await import('./evals/page.tsx')).EvalsPage })),
  },
  {
    id: 'about',
    path: '/about',
    component: lazy(async () => ({ default: (await import('./about/page.tsx')).AboutPage })),
  },
];
