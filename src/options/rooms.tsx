import { useEffect, useState } from 'preact/hooks';
import { roomLists } from '../store/rooms';
import { Problem } from '../ui/problem';
import { useOrder } from '../ui/use-order';
import { PlanRooms } from './plan-rooms';
import { RoomListView } from './room-list';
import './rooms.css';

/** Many meetings at once: what is to be made, and the lists that were, the newest first. */
export function Rooms() {
  const [ids, setIds] = useState<string[]>();
  const order = useOrder({});
  const [started, setStarted] = useState(0);
  const make = (list: string) => {
    setStarted(started + 1);
    order.give('createRooms', { list });
  };
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
      <PlanRooms key={started} make={make} />
      {order.failed && <Problem {...order.failed} give={order.giveOrder} />}
      {ids.map((id, at) => (
        <RoomListView key={id} id={id} isOpen={at === 0} />
      ))}
    </section>
  );
}
