import fc from 'fast-check';

/** Marks that nobody sees, of which some come along with what is copied from mails and pages. */
export const unseenMarks = ['\u200b', '\u200e', '\u202e', '\u2066', '\u00ad', '\u034f', '\ufe0f', '\u0007'] as const;

/** An address as people have it on their clipboard: bare, after a name, as a link, and with what nobody sees in or around it. */
const address = fc.emailAddress().chain((email) =>
  fc.oneof(
    fc.constant(email),
    fc.constant(`Ann Lee <${email}>`),
    fc.constant(`mailto:${email}`),
    fc.constant(email.toUpperCase()),
    fc
      .tuple(fc.constantFrom(...unseenMarks), fc.nat(email.length))
      .map(([mark, at]) => `${email.slice(0, at)}${mark}${email.slice(at)}`),
  ),
);

/** What may be pasted where addresses are asked for, without a line break: addresses, and anything. */
export const anyLine = fc
  .array(fc.oneof({ weight: 3, arbitrary: address }, fc.string({ unit: 'binary', maxLength: 20 })), { maxLength: 4 })
  .chain((parts) => fc.constantFrom(', ', '; ', ' ', '\t').map((between) => parts.join(between)))
  .map((line) => line.replace(/[\r\n\u2028\u2029]/g, ' '));

/** The same in several lines. */
export const anyPaste = fc.array(anyLine, { maxLength: 5 }).map((lines) => lines.join('\n'));
