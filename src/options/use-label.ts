import { useEffect, useRef, useState } from 'preact/hooks';
import { setLabel } from '../store/meeting-edits';

/**
 * The person's own name of a meeting, as it stands in its field: what is typed stays there however often the list is drawn
 * anew, until it is kept. That happens when the field is left, and when its row is scrolled out of sight.
 */
export function useLabel(name: string, label = '') {
  const [typed, setTyped] = useState<string>();
  const [isRefused, setRefused] = useState(false);
  const last = useRef(typed);
  last.current = typed;
  const leave = () => {
    // Its row is gone, and with it the place to say that there was no room.
    if (last.current !== undefined) setLabel(name, last.current).catch(() => undefined);
  };
  useEffect(() => leave, []);

  async function keep(text: string): Promise<void> {
    const isKept = await setLabel(name, text).then(
      () => true,
      () => false,
    );
    setRefused(!isKept);
    if (isKept) setTyped((now) => (now === text ? undefined : now));
  }
  return { text: typed ?? label, type: setTyped, keep, isRefused };
}
