const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text made safe for an element or a quoted attribute. */
export const safe = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);

const style = `
:root { color-scheme: light dark; font: 16px/1.5 Roboto, Arial, sans-serif; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: light-dark(#f0f4f9, #1e1f20); }
main { box-sizing: border-box; width: min(30rem, 94vw); margin: 1rem; padding: 2rem; border-radius: 1.5rem; background: light-dark(#fff, #0e0e0e); }
h1 { font-size: 1.6rem; font-weight: 400; margin: 0 0 .5rem; }
.account { display: block; padding: .75rem 0; border-bottom: 1px solid light-dark(#dadce0, #444746); color: inherit; text-decoration: none; }
.account small { display: block; opacity: .75; }
label { display: flex; gap: .75rem; align-items: start; padding: .6rem 0; border-bottom: 1px solid light-dark(#dadce0, #444746); }
.buttons { display: flex; justify-content: end; gap: .75rem; margin-top: 1.5rem; }
button { font: inherit; padding: .5rem 1.5rem; border-radius: 2rem; border: 1px solid light-dark(#747775, #8e918f); background: none; color: light-dark(#0b57d0, #a8c7fa); cursor: pointer; }
button.primary { background: light-dark(#0b57d0, #a8c7fa); color: light-dark(#fff, #062e6f); border-color: transparent; }
footer { margin-top: 1.5rem; font-size: .8rem; opacity: .7; }`;

/** A whole page. `title` is text, `body` is markup. */
export const page = (title: string, body: string, extraStyle = '', head = ''): string => `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${safe(title)}</title>
<link rel="icon" href="data:,">${head}
<style>${style}${extraStyle}</style></head>
<body>${body}</body>
</html>
`;

const footer = '<footer>Local Google: nothing here leaves this machine.</footer>';

/** A page in the frame of Google's sign-in. */
export const signInPage = (title: string, body: string, head = ''): string =>
  page(title, `<main>${body}${footer}</main>`, '', head);
