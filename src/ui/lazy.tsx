import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** A module that is fetched once the page has been painted: what a person needs at first sight does not wait for it. */
export function later<M>(load: () => Promise<M>): () => M | undefined {
  let loaded: M | undefined;
  return function useModule() {
    const [module, setModule] = useState(() => loaded);
    useEffect(() => {
      if (module) return;
      load().then((one) => {
        loaded = one;
        setModule(() => one);
      });
    }, []);
    return module;
  };
}

/** A view that is fetched in the same way. */
export function lazy<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  const useView = later(load);
  return function Lazy(props: P) {
    const View = useView();
    return View ? <View {...props} /> : null;
  };
}
