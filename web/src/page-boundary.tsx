import { Component, type ReactNode } from 'react';
import { PageFailure } from './failure.tsx';

/** Shows a page that fails to load, or to draw itself, as a failure that can be tried again. */
export class PageBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? <PageFailure /> : this.props.children;
  }
}
