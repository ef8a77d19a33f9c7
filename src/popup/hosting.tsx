import { useState } from 'preact/hooks';
import type { SpaceView } from '../actions/table';
import { t } from '../i18n';
import { useEndOff } from './end-button';
import { LockButton } from './lock-button';
import { Participants } from './participants';
import './hosting.css';

interface Props {
  view: SpaceView;
  code: string;
  setView(view: SpaceView): void;
  closeRoom(): void;
}

/** What a host does without joining: lock the meeting, see who is in the call, close the room. */
export function Hosting({ view, code, setView, closeRoom }: Props) {
  const [showsParticipants, setShowsParticipants] = useState(false);
  const off = useEndOff(view);
  return (
    <section class="stack tight">
      <div class="row chips">
        <LockButton view={view} code={code} setView={setView} />
        <button
          type="button"
          aria-expanded={showsParticipants}
          onClick={() => setShowsParticipants(!showsParticipants)}
        >
          {t(view.space.activeConference ? 'whoIsIn' : 'lastCall')}
        </button>
        <button type="button" class="danger" disabled={!!off} aria-describedby="why" onClick={closeRoom}>
          {t('closeRoom')}
        </button>
      </div>
      {showsParticipants && <Participants {...{ view, code, setView }} />}
    </section>
  );
}
