import { useEffect, useState } from 'preact/hooks';
import type { SpaceName } from '../meet/types';
import { Header } from '../popup/header';
import type { InitialState } from '../popup/initial-state';
import { Popup } from '../popup/popup';
import { accounts, currentId } from '../store/accounts';
import { panelChoice } from '../store/panel-choice';
import { spaceViews } from '../store/space-views';
import { useStored } from '../ui/use-stored';
import { CallsView } from './calls-view';
import { Present } from './present';
import { useCalls } from './use-calls';
import { useMeetTab } from './use-meet-tab';

/** Every running call of the account, and one meeting with all that the popup shows of it. It stays while tabs change. */
export function Panel({ initial }: { initial: InitialState }) {
  const id = useStored(currentId, undefined);
  const known = useStored(accounts, []);
  const account = known.find((one) => one.id === id);
  const views = useStored(spaceViews, initial.views);
  const [chosen, choose] = useState(initial.tabCode);
  const tab = useMeetTab(choose);
  const choice = useStored(panelChoice, undefined);
  useEffect(() => {
    if (choice && choice.windowId === tab.windowId) choose(choice.code);
  }, [choice?.atMs, tab.windowId]);
  const name = (views[chosen ?? '']?.space.name as SpaceName | undefined) ?? undefined;
  const reading = useCalls(account, name);
  const { calls } = reading;
  // Whoever opens it on no meeting sees the newest call, and from then on what was chosen stays.
  const code = chosen ?? calls.find((one) => one.code)?.code;
  useEffect(() => {
    if (!chosen && code) choose(code);
  }, [code]);
  return (
    <>
      <Header account={account} known={known.length > 0} />
      <CallsView {...{ account, reading, code, choose, views, tab }} />
      {code && (
        <Popup
          key={`${id} ${code}`}
          {...initial}
          opening={undefined}
          detailsCode={code}
          views={views}
          People={Present}
        />
      )}
    </>
  );
}
