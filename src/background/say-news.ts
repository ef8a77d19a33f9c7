import { shownName } from '../actions/labels';
import { listed, plural, t } from '../i18n';
import type { Participant } from '../meet/types';
import type { News } from './news';

/** More than these are counted. */
const namedAtMost = 3;

/** The sentences about news of a call; the meeting is named by its label or its code. */
export function sayNews({ kind, people = [], files = [] }: News, meeting: string): { title: string; text: string } {
  const text = [meeting, sayPeople(people), listed(files.map((one) => t(one.kind)))].filter(Boolean).join('\n');
  return { title: t(kind === 'count' ? 'live' : `news_${kind}Told`), text };
}

function sayPeople(people: readonly Participant[]): string {
  const more = people.length - namedAtMost;
  return listed([...people.slice(0, namedAtMost).map(nameOf), ...(more > 0 ? [plural('more', more)] : [])]);
}

const nameOf = (one: Participant): string => shownName(one) || t('unnamedPerson');
