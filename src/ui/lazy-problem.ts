import { lazy } from './lazy';

/** The same, fetched when something went wrong: what a person sees first seldom needs it. */
export const Problem = lazy(() => import('./problem').then((module) => module.Problem));
