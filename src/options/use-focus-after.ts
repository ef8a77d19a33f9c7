import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * Where the editor of something was, which stood in the place of its buttons, the focus is on the first of these again, or
 * on the button that opens another editor. `id` is that of what is edited; what shows it has it as `data-of`.
 */
export function useFocusAfter(id: string | undefined): void {
  const before = useRef(id);
  useLayoutEffect(() => {
    const left = before.current;
    before.current = id;
    if (left !== undefined && id === undefined)
      document.querySelector<HTMLElement>(`[data-of="${left}"] button, main .primary`)?.focus();
  }, [id]);
}
