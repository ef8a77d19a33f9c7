import { useEffect, useState } from 'preact/hooks';
import { roomLists } from '../store/rooms';
import { PlanRooms } from './plan-rooms';
import { RoomListView } from './room-list';
import './rooms.css';

/** Many meetings at once: what is to be made, and the lists that were, the newest first. */
export function Rooms() {
  const [ids, setIds] = useState<string[]>();
  useEffect(() => {
    const unmounted = new AbortController();
    const read = async () => {
      const all = Object.entries(await roomLists.all());
      setIds(all.sort(([, a], [, b]) => b.askedAtMs - a.askedAtMs).map(([id]) => id));
    };
    roomLists.follow(read, unmounted.signal);
    read();
    return () => unmounted.abort();
  }, []);
  if (!ids) return null;
  return (
    <section class="stack roomy wide">
      <PlanRooms key={ids.length} />
      {ids.map((id, at) => (
        <RoomListView key={id} id={id} isOpen={at === 0} />
      ))}
    </section>
  );
}
