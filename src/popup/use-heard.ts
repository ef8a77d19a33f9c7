import { useContext, useEffect, useRef } from 'preact/hooks';
import { Speaking, type Speech } from './speech';

/**
 * Has these words said to whoever does not see them, whenever they are others. What comes into a page together with its words
 * is heard by some screen readers only where it is an alert.
 */
export function useHeard(words: string): void {
  const { hear } = useContext(Speaking) as Speech;
  const last = useRef('');
  useEffect(() => {
    // Who has nothing to say does not take the words of somebody else away.
    if (words !== last.current) hear(words);
    last.current = words;
  }, [words]);
}
