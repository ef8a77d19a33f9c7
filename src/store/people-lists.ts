import { arrayOf, string } from '../actions/checks';
import { isPerson, type Person } from '../actions/person';
import { fieldsOf } from './shape';
import { storedMap } from './stored';

/** The people of a class or a team, under a name. A preset names it by its id: addresses are in nothing that Chrome syncs. */
export interface PeopleList {
  name: string;
  people: Person[];
}

/** By an id that the options page gives each, on this computer alone. */
export const peopleLists = storedMap(
  'local',
  'peopleList:',
  fieldsOf<PeopleList>({ name: string, people: arrayOf(isPerson) }, {}),
);
