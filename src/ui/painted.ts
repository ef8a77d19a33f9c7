/** A frame begins before the paint, so the second one begins after it. A page that is not drawn has no frames. */
export const painted = () =>
  new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));
