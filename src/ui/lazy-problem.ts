import { lazy } from './lazy';

/**
 * The component that shows a failure. It is loaded when something went wrong, because the first paint seldom needs it.
 */
export const Problem = lazy(() => import('./problem').then((module) => module.Problem));
