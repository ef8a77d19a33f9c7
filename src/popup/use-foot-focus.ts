import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { focusOn } from '../ui/focus-on';

/**
 * Where a button of the foot had the focus and is gone, what came of it has the focus. And what the keyboard leads to above
 * the foot is never below it, however high the foot is.
 */
export function useFootFocus() {
  const foot = useRef<HTMLElement>(null);
  const hasFocus = useRef(false);
  useLayoutEffect(() => {
    if (!hasFocus.current || document.activeElement !== document.body) return;
    const { current } = foot;
    // An empty one is not there, and then the view goes on from its top.
    const view = current?.hasChildNodes() ? current : document.querySelector<HTMLElement>('main h1');
    focusOn(current?.querySelector<HTMLElement>('.said') ?? view);
  });
  useEffect(() => {
    const sizes = new ResizeObserver(() => {
      document.documentElement.style.scrollPaddingBlockEnd = `${foot.current?.offsetHeight ?? 0}px`;
      const { activeElement, body } = document;
      if (activeElement !== body && !foot.current?.contains(activeElement))
        activeElement?.scrollIntoView({ block: 'nearest' });
    });
    if (foot.current) sizes.observe(foot.current);
    return () => sizes.disconnect();
  }, []);
  return {
    foot,
    onFocusIn: () => {
      hasFocus.current = true;
    },
    // Of what is taken away Chrome names nothing that has the focus instead, and neither of what is left by Tab at its end.
    onFocusOut: ({ relatedTarget }: FocusEvent) => {
      if (relatedTarget) hasFocus.current = false;
    },
  };
}
