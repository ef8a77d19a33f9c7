/** What this resolves with, or what stands for it where it takes longer: for what is only looked at besides. */
export async function inTime<T>(limitMs: number, looking: Promise<T>, otherwise: T): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<T>((resolve) => {
    timer = setTimeout(resolve, limitMs, otherwise);
  });
  return Promise.race([looking, late]).finally(() => clearTimeout(timer));
}
