export { openFeedback, type Feedback, type FeedbackStore } from './feedback-store.ts';
