import { plural } from '../i18n';

/** More of them are counted: whoever pasted something else altogether sees that from the first ones too. */
const shownAtMost = 20;

/** What is to be said of something that was pasted, one a line. */
export const Notes = ({ notes }: { notes: readonly string[] }) => (
  <ul class="wrong">
    {notes.slice(0, shownAtMost).map((note, at) => (
      <li key={at}>{note}</li>
    ))}
    {notes.length > shownAtMost && <li>{plural('notesMore', notes.length - shownAtMost)}</li>}
  </ul>
);
