import { createContext } from 'preact';

/**
 * Whether the page has one place that says what became of every order that changes something. Where it has none, the
 * view that gave the order says it.
 */
export const HasFoot = createContext(false);
