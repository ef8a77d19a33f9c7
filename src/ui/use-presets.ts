import { useEffect, useState } from 'preact/hooks';
import type { Preset } from '../store/preset';
import { keptPresets, readPresets } from '../store/presets';

/** All presets, following every change; undefined until they are read. */
export function usePresets(): Preset[] | undefined {
  const [presets, setPresets] = useState<Preset[]>();
  useEffect(() => {
    const unmounted = new AbortController();
    const read = () => readPresets().then(setPresets);
    keptPresets.follow(read, unmounted.signal);
    read();
    return () => unmounted.abort();
  }, []);
  return presets;
}
