import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the repository. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** The folder of the built extension: what is tested, shown by the demo, and shipped. */
export const dist = join(root, 'dist');
