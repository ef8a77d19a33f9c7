/** A display of one's own. */
export type Display = { readonly name: string; readonly width: number; readonly height: number };
