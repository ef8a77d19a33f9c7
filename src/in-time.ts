/** What this resolves with, or what stands for it where it takes longer. What comes after that is not waited for. */
export async function inTime<T>(limitMs: number, work: Promise<T>, otherwise: () => T): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, limitMs);
  }).then(otherwise);
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
