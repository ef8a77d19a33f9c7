const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A text as it stands in HTML, in an attribute too. */
export const toHtml = (text: string): string => text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);

/** A link, as editors take it that know formatted text. */
export const toLink = (uri: string, text: string): string => `<a href="${toHtml(uri)}">${toHtml(text)}</a>`;
