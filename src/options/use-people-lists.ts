import { useEffect, useState } from 'preact/hooks';
import { type PeopleList, peopleLists } from '../store/people-lists';
import { usePolicy } from '../ui/use-policy';

/**
 * All lists of people by their ids, by name, following every change; undefined until they are read. None where the
 * organisation does not want them used.
 */
export function usePeopleLists(): [id: string, list: PeopleList][] | undefined {
  const { peopleListsDisabled } = usePolicy();
  const [lists, setLists] = useState<[string, PeopleList][]>();
  useEffect(() => {
    const unmounted = new AbortController();
    const read = async () =>
      setLists(Object.entries(await peopleLists.all()).sort(([, a], [, b]) => a.name.localeCompare(b.name)));
    peopleLists.follow(read, unmounted.signal);
    read();
    return () => unmounted.abort();
  }, []);
  return lists && peopleListsDisabled ? [] : lists;
}
