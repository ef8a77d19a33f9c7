import { useMemo, useState } from 'preact/hooks';
import type { Person } from '../actions/person';
import { t } from '../i18n';
import type { SettingValues } from '../meet/settings';
import type { MemberRole } from '../meet/types';
import { accounts, currentId } from '../store/accounts';
import { isSame } from '../store/people';
import { isBarred } from '../store/policy';
import { type RoomRow, roomLists } from '../store/rooms';
import { Notes } from '../ui/notes';
import { RoleChoice } from '../ui/role-choice';
import { usePolicy } from '../ui/use-policy';
import { usePresets } from '../ui/use-presets';
import { useStored } from '../ui/use-stored';
import { numberedNames, readRooms } from './read-rooms';
import { ReviewRooms } from './review-rooms';
import { usePeopleLists } from './use-people-lists';

/** A list of meetings before it is made: what was written, and with which settings and people. */
export function PlanRooms({ make }: { make(list: string): void }) {
  const [text, setText] = useState('');
  const [pattern, setPattern] = useState(t('roomsPatternSample'));
  const [count, setCount] = useState(10);
  const [presetId, setPresetId] = useState('');
  const [role, setRole] = useState<MemberRole>();
  const presets = usePresets() ?? [];
  const id = useStored(currentId, undefined);
  const account = useStored(accounts, []).find((one) => one.id === id);
  const policy = usePolicy();
  const lists = usePeopleLists() ?? [];
  // Undefined: whom the preset brings along; empty: nobody.
  const [chosen, setChosen] = useState<string>();
  const [isFull, setFull] = useState(false);
  const [isStarting, setStarting] = useState(false);
  const { rooms, wrong } = useMemo(() => readRooms(text), [text]);
  const preset = presets.find((one) => one.id === presetId);
  const listId = policy.peopleListsDisabled ? '' : (chosen ?? preset?.peopleListId ?? '');
  const [, list] = lists.find(([id]) => id === listId) ?? [];
  const shared = list?.people ?? [];
  const isStrange = !!listId && !list;
  // What the person chose was here.
  const isGone = isStrange && chosen !== undefined;
  const strange = isGone ? t('listGone') : isStrange ? t('listMissing', preset?.name ?? '') : undefined;
  const isOwner = (email: string) => isSame(account?.email, email);
  const rows = rooms.map(({ label, emails }): RoomRow => {
    const own = emails.map((email): Person => ({ email, ...(role && { role }) }));
    const all = [...own, ...shared.filter(({ email }) => !own.some((one) => isSame(one.email, email)))];
    const guests = all.filter(({ email }) => !isOwner(email));
    return { label, is: 'queued', ...(guests.length && { people: guests }) };
  });
  const hasOwner = rooms.some(({ emails }) => emails.some(isOwner)) || shared.some(({ email }) => isOwner(email));
  const hasPeople = rows.some(({ people }) => people);
  function choosePreset(id: string) {
    setPresetId(id);
    // A preset without people leaves the choice as it was.
    if (presets.find((one) => one.id === id)?.peopleListId) setChosen(undefined);
  }
  async function start(leaves: SettingValues): Promise<void> {
    if (!account) return;
    // A second click would make all of them twice.
    setStarting(true);
    const list = crypto.randomUUID();
    const plan = { askedAtMs: Date.now(), accountId: account.id, leaves, ...(presetId && { presetId }), rows };
    const isKept = await roomLists
      .at(list)
      .set(plan)
      .then(
        () => true,
        () => false, // The only reason there is for this is room.
      );
    setFull(!isKept);
    setStarting(isKept);
    if (isKept) make(list);
  }
  return (
    <div class="stack">
      <p>{t('roomsText')}</p>
      <label class="stack tight">
        {t('roomsField')}
        <textarea
          dir="auto"
          rows={6}
          spellcheck={false}
          placeholder={t('roomsPlaceholder')}
          value={text}
          onInput={({ currentTarget }) => setText(currentTarget.value)}
        />
      </label>
      <div class="row wrap end">
        <label class="stack tight grow">
          {t('roomsPattern')}
          <input
            type="text"
            dir="auto"
            value={pattern}
            onInput={({ currentTarget }) => setPattern(currentTarget.value)}
          />
        </label>
        <label class="stack tight">
          {t('roomsCount')}
          <input
            type="number"
            min={1}
            max={200}
            value={count}
            onInput={({ currentTarget }) =>
              setCount(Math.min(200, Math.max(1, Math.trunc(currentTarget.valueAsNumber) || 1)))
            }
          />
        </label>
        <button type="button" onClick={() => setText(numberedNames(pattern, count))}>
          {t('roomsFill')}
        </button>
      </div>
      <div class="row wrap">
        <label class="row">
          {t('roomsPreset')}
          <select value={presetId} onChange={({ currentTarget }) => choosePreset(currentTarget.value)}>
            <option value="">{t('roomsNoPreset')}</option>
            {presets.map(({ id, name, leaves }) => {
              const isOff = isBarred(policy, { leaves, forNew: true });
              return (
                <option key={id} value={id} disabled={isOff}>
                  {isOff ? t('presetBarred', name) : name}
                </option>
              );
            })}
          </select>
        </label>
        {(lists.length > 0 || listId || chosen !== undefined) && (
          <label class="row">
            {t('roomsPeople')}
            <select value={listId} onChange={({ currentTarget }) => setChosen(currentTarget.value)}>
              <option value="">{t('compareNobody')}</option>
              {lists.map(([id, one]) => (
                <option key={id} value={id}>
                  {one.name}
                </option>
              ))}
              {isStrange && <option value={listId}>{t(isGone ? 'listGone' : 'presetPeopleStrange')}</option>}
            </select>
          </label>
        )}
        {hasPeople && (
          <div class="row">
            <span aria-hidden="true">{t('roomsRole')}</span>
            <RoleChoice label={t('roomsRole')} role={role} choose={setRole} />
          </div>
        )}
      </div>
      <div role="status">{isFull && <p class="caution">{t('peopleListsFull')}</p>}</div>
      <Notes notes={wrong.map((one) => t('roomsLine', one.line, one.text))} />
      {rooms.length > 0 && (
        <ReviewRooms {...{ rows, account, preset, hasOwner, strange, start }} isOff={isStarting || wrong.length > 0} />
      )}
    </div>
  );
}
