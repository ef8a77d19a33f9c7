import { plural } from '../i18n';
import { useSettled } from './use-settled';

/** More of them are counted: whoever pasted something else altogether sees that from the first ones too. */
const shownAtMost = 20;

/** So many are said to whoever does not see them. */
const spokenAtMost = 3;

/** What is to be said of something that was pasted, one a line. `id` is that of the list. */
export function Notes({ notes, id }: { notes: readonly string[]; id?: string }) {
  // What is being typed is no address before its end.
  const spoken = useSettled(notes.slice(0, spokenAtMost).join('\n'));
  return (
    <>
      {notes.length > 0 && (
        <ul class="wrong" id={id}>
          {notes.slice(0, shownAtMost).map((note, at) => (
            <li key={at}>{note}</li>
          ))}
          {notes.length > shownAtMost && <li>{plural('notesMore', notes.length - shownAtMost)}</li>}
        </ul>
      )}
      <p class="unseen" role="status">
        {spoken}
      </p>
    </>
  );
}
