import { useState } from 'preact/hooks';
import type { Person } from '../actions/person';
import { t } from '../i18n';
import { type PeopleList, peopleLists } from '../store/people-lists';
import { cleanName } from '../store/preset';
import { ConfirmButton } from '../ui/confirm-button';
import { Notes } from '../ui/notes';
import { readAddresses } from '../ui/read-addresses';
import { usePolicy } from '../ui/use-policy';
import { NameField } from './name-field';
import { useFocusAfter } from './use-focus-after';
import { usePeopleLists } from './use-people-lists';

/** Classes and teams: people under a name, for presets and for many meetings. They stay on this computer. */
export function PeopleLists() {
  const lists = usePeopleLists();
  const { peopleListsDisabled } = usePolicy();
  const [editing, setEditing] = useState<string>();
  const [isFull, setFull] = useState(false);
  useFocusAfter(editing);
  if (!lists) return null;
  if (peopleListsDisabled) return <p class="soft">{t('peopleListsDisabled')}</p>;
  const save = async (id: string, list: PeopleList) => {
    const isKept = await peopleLists
      .at(id)
      .set(list)
      .then(
        () => true,
        () => false, // Chrome's reasons have no codes; the only one there is for this is room.
      );
    setFull(!isKept);
    if (isKept) setEditing(undefined);
  };
  const isNew = editing !== undefined && !lists.some(([id]) => id === editing);
  const editor = (id: string, list: PeopleList) => (
    <Editor key={id} list={list} save={(changed) => save(id, changed)} cancel={() => setEditing(undefined)} />
  );
  return (
    <section class="stack">
      <p class="soft">{t('peopleListsText')}</p>
      <div role="status">{isFull && <p class="caution">{t('peopleListsFull')}</p>}</div>
      {!lists.length && !isNew && <p class="soft">{t('peopleListsNone')}</p>}
      <ul class="cards">
        {lists.map(([id, list]) => (
          <li key={id} data-of={id}>
            {editing === id ? (
              editor(id, list)
            ) : (
              <article class="preset" aria-label={list.name}>
                <strong>
                  <bdi>{list.name}</bdi>
                </strong>
                <div class="row wrap">
                  <button
                    type="button"
                    class="quiet small"
                    aria-label={t('presetEditOneOf', list.name)}
                    onClick={() => setEditing(id)}
                  >
                    {t('presetEditOne')}
                  </button>
                  <ConfirmButton
                    label={t('peopleListDelete')}
                    question={t('peopleListDeleteQuestion', list.name)}
                    act={() => peopleLists.at(id).clear()}
                  />
                </div>
                <p class="soft">{sayList(list)}</p>
              </article>
            )}
          </li>
        ))}
        {isNew && editing && <li>{editor(editing, { name: '', people: [] })}</li>}
      </ul>
      {editing === undefined && (
        <div>
          <button type="button" class="primary" onClick={() => setEditing(crypto.randomUUID().slice(0, 8))}>
            {t('peopleListNew')}
          </button>
        </div>
      )}
    </section>
  );
}

const coHosts = ({ people }: PeopleList): Person[] => people.filter(({ role }) => role);

const sayList = (list: PeopleList): string =>
  t('peopleListSays', list.people.length - coHosts(list).length, coHosts(list).length);

interface EditorProps {
  list: PeopleList;
  save(list: PeopleList): void;
  cancel(): void;
}

/** A name and two fields that take whatever people paste. What is no address is named, and nothing is lost. */
function Editor({ list, save, cancel }: EditorProps) {
  const textOf = (some: Person[]) => some.map(({ email }) => email).join('\n');
  const [name, setName] = useState(list.name);
  const [hosts, setHosts] = useState(textOf(coHosts(list)));
  const [guests, setGuests] = useState(textOf(list.people.filter(({ role }) => !role)));
  const read = { hosts: readAddresses(hosts), guests: readAddresses(guests) };
  const wrong = [...read.hosts.wrong, ...read.guests.wrong];
  const lower = read.hosts.found.map((email) => email.toLowerCase());
  const submit = (event: Event) => {
    event.preventDefault();
    const people: Person[] = [
      ...read.hosts.found.map((email): Person => ({ email, role: 'COHOST' })),
      // Who is in both fields is a co-host.
      ...read.guests.found.filter((email) => !lower.includes(email.toLowerCase())).map((email): Person => ({ email })),
    ];
    if (cleanName(name) && !wrong.length) save({ name: cleanName(name), people });
  };
  return (
    <form class="editor stack" onSubmit={submit}>
      <NameField label={t('peopleListName')} name={name} set={setName} />
      <Field label={t('peopleListGuests')} text={guests} set={setGuests} />
      <Field label={t('peopleListCoHosts')} text={hosts} set={setHosts} />
      <Notes notes={wrong.map((one) => t('guestWrong', one.line, one.text))} />
      <div class="row">
        <button type="submit" class="primary" disabled={wrong.length > 0}>
          {t('peopleListSave')}
        </button>
        <button type="button" class="quiet" onClick={cancel}>
          {t('cancel')}
        </button>
      </div>
    </form>
  );
}

const Field = ({ label, text, set }: { label: string; text: string; set(text: string): void }) => (
  <label class="stack tight">
    <span class="soft">{label}</span>
    <textarea
      dir="auto"
      rows={4}
      spellcheck={false}
      value={text}
      onInput={({ currentTarget }) => set(currentTarget.value)}
    />
  </label>
);
