import { useEffect, useState } from 'preact/hooks';
import type { Preset } from '../store/preset';
import { keptPresets, readPresets } from '../store/presets';

/** All presets, following every change; undefined until they are read. */
export function usePresets(): Preset[] | undefined {
  const [presets, setPresets] = useState<Preset[]>();
  useEffect(() => {
    const gone = new AbortController();
    const read = () => readPresets().then(setPresets);
    keptPresets.follow(read, gone.signal);
    read();
    return () => gone.abort();
  }, []);
  return presets;
}
