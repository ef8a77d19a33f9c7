import type { SpaceView } from '../actions/table';
import { t } from '../i18n';
import { SETTINGS } from '../meet/scopes';
import { accounts } from '../store/accounts';
import { removePlanLimit } from '../store/plan-limits';
import { SettingsForm } from '../ui/settings-form';
import { useStored } from '../ui/use-stored';
import { Guests as GuestsView } from './guests';
import type { Part } from './hosting';
import { News } from './news';
import { Participants } from './participants';
import { PresetMenu } from './preset-menu';
import { SavePreset } from './save-preset';
import { UnknownFields } from './unknown-fields';
import type { ChangeOf } from './use-change';
import type { Guests } from './use-guests';

interface Props {
  part: Part;
  view: SpaceView;
  code: string;
  setView(view: SpaceView): void;
  change: ChangeOf;
  guests: Guests;
  /** Back to the meeting itself. */
  close(): void;
}

/** What a row of the meeting leads to, in the place of its rows. Its foot stays. */
export function Parts({ part, view, code, setView, change, guests, close }: Props) {
  if (part === 'people') return <Participants {...{ view, code, setView }} />;
  if (part === 'news') return <News {...{ view, code }} />;
  if (part === 'guests') return <GuestsView {...{ view, guests }} />;
  if (part === 'settings') return <AllSettings {...{ view, change }} />;
  const choose = (id: string) => {
    change.choosePreset(id);
    close();
  };
  return (
    <>
      <PresetMenu choose={choose} />
      <SavePreset name={view.label ?? code} now={change.now} />
    </>
  );
}

function AllSettings({ view: { space, accountId }, change }: { view: SpaceView; change: ChangeOf }) {
  const account = useStored(accounts, []).find(({ id }) => id === accountId);
  const { now, set, limited, draft } = change;
  return (
    <>
      <SettingsForm
        {...{ now, set, limited }}
        retry={(key) => removePlanLimit(accountId, key)}
        wanted={draft.wanted}
        absent={t('setByAccount')}
        locked={space.config ? undefined : t('notOwner')}
        asksForScope={!account?.scopes.includes(SETTINGS)}
      />
      <UnknownFields config={space.config} />
    </>
  );
}
