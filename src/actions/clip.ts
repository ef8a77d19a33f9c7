/** What goes on the clipboard: `html` for editors that take formatted text, `text` for all others. */
export interface Clip {
  text: string;
  html?: string;
}
