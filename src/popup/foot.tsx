import type { ComponentChildren } from 'preact';
import { useContext } from 'preact/hooks';
import { outcomeOf } from '../actions/entry';
import { lazy } from '../ui/lazy';
import { Speaking, type Speech, shownOf } from './speech';
import { useFootFocus } from './use-foot-focus';

const Says = lazy(() => import('./says').then((module) => module.Says));

interface Props {
  children?: ComponentChildren;
  /** It holds a question, which comes before everything else that there is to say. */
  asks?: boolean;
}

/**
 * THE FOOT: the one place of a view that speaks, and the one that holds what the view asks or offers: a change to be
 * reviewed, a question, the one red action. It is always in sight. A failure of the meeting that is shown, and what nobody
 * knows of it, take the place of that until they are left; all else stands above it.
 */
export function Foot({ children, asks }: Props) {
  const { open, said, code } = useContext(Speaking) as Speech;
  const shown = shownOf(said);
  const outcome = shown && outcomeOf(shown);
  const is = outcome?.is;
  // Of what somebody else changed meanwhile the view shows more, and what was chosen is reviewed anew.
  const isReviewed = outcome?.is === 'failed' && outcome.failure.kind === 'changedMeanwhile';
  const isOpen = !is || is === 'done' || isReviewed || shown?.about?.code !== code;
  const { foot, ...focus } = useFootFocus();
  if (asks)
    return (
      <footer class="foot stack" ref={foot} {...focus}>
        {children}
      </footer>
    );
  return (
    <footer class={`foot stack ${is ?? ''}`} ref={foot} {...focus}>
      {(open.length > 0 || shown) && <Says />}
      {isOpen && children}
    </footer>
  );
}
