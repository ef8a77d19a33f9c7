import { shownName } from '../actions/labels';
import { t } from '../i18n';
import type { Participant } from '../meet/types';
import type { News } from './news';

/** More than these are counted. */
const namedAtMost = 3;

/** The sentences about news of a call; the meeting is named by its label or its code. */
export function sayNews({ kind, people = [], files = [] }: News, meeting: string): { title: string; text: string } {
  const text = [meeting, sayPeople(people), files.map((one) => t(one.kind)).join(', ')].filter(Boolean).join('\n');
  return { title: t(kind === 'count' ? 'live' : `news_${kind}Told`), text };
}

function sayPeople(people: readonly Participant[]): string {
  const named = people.slice(0, namedAtMost).map(nameOf).join(', ');
  const more = people.length - namedAtMost;
  return more > 0 ? t('newsMore', named, more) : named;
}

const nameOf = (one: Participant): string => shownName(one) || t('unnamedPerson');
