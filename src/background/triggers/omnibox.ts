import type { Result } from '../../actions/failures';
import { actions, type Order } from '../../actions/table';
import { browser } from '../../browser';
import { t } from '../../i18n';
import { findMeeting, findRecents, labels, type Meeting, readRecents } from '../../store/meetings';
import { readPresets } from '../../store/presets';
import { dispatch } from '../dispatch';
import { openGoogle } from '../google';
import { rememberSpace } from '../spaces';
import { tellAtOnce } from '../tell';
import { toFailure } from '../to-failure';
import { type Entry, findFitting, type Known, named, presetPrefix, readEntry, readWords, writeEntry } from './entry';

async function readKnown(): Promise<Known> {
  const [labelled, presets] = await Promise.all([labels.get(), readPresets()]);
  return {
    labelled: named(Object.entries(labelled)),
    presets: named(presets.map(({ id, name }) => [presetPrefix + id, name])),
  };
}

/** Chrome takes XML here. */
const toXml = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const shownAtMost = 6;

/** Meetings whose label, or presets whose name, holds what was typed; for no text the most recent meetings. */
export async function suggest(text: string): Promise<chrome.omnibox.SuggestResult[]> {
  const known = await readKnown();
  const { verb, action, rest } = readWords(text);
  const does = t(verb ? `verb_${verb}` : 'readSpaceMenu');
  browser.omnibox.setDefaultSuggestion({ description: toXml(`${does} ${rest}`) });

  const suggestion = (content: string, name: string, code = name) => ({
    content,
    description: `<match>${toXml(name)}</match> <dim>${toXml(`${does} ${code}`)}</dim>`,
  });
  if (action === 'createSpace')
    return findFitting(rest, known.presets)
      .slice(0, shownAtMost)
      .map((preset) => suggestion(writeEntry(verb, preset, known), preset.name));
  return (await findMeetings(rest, known)).map(({ name, code }) => {
    // A label stands for its meeting, whatever its code is by now; without one, the code that is shown is what is meant.
    const label = known.labelled.find(({ id }) => id === name);
    return label
      ? suggestion(writeEntry(verb, label, known), label.name, code)
      : suggestion(verb ? `${verb} ${code}` : code, code);
  });
}

async function findMeetings(text: string, { labelled }: Known): Promise<Meeting[]> {
  const fitting = findFitting(text, labelled).slice(0, shownAtMost);
  const found = text ? findRecents(fitting.map(({ id }) => id)) : readRecents();
  return (await found).slice(0, shownAtMost);
}

/** The permission with which a meeting is looked up. */
const [scopes = []] = actions.readSpace.scopes;

/** Carries out what was entered. What is not understood makes, changes and shows nothing, and the failure says why. */
export async function enter(text: string): Promise<void> {
  const reading = await toOrder(readEntry(text, await readKnown()));
  if (reading.ok) await dispatch(reading.value, { trigger: 'addressBar' });
  // All that a page could help with is a sign-in. What was typed does not follow it by itself, because the code that is
  // kept for a label may lead to another meeting by then.
  else await tellAtOnce({ action: 'signIn', input: { scopes: [...scopes] } }, reading);
}

async function toOrder(entry: Entry): Promise<Result<Order>> {
  if ('failure' in entry) return { ok: false, failure: entry.failure };
  const { order, space } = entry;
  if (space === undefined) return { ok: true, value: order };
  try {
    // What asks Google nothing, a copy, goes by the code that is kept, as it does in the list of meetings.
    const asks = actions[order.action].scopes.length > 0;
    const code = asks ? await askForCode(space) : (await findMeeting(space))?.code;
    if (!code) return { ok: false, failure: { kind: 'noLink' } };
    return { ok: true, value: { ...order, input: { ...order.input, code } } as Order };
  } catch (cause) {
    return { ok: false, failure: toFailure(cause, actions.readSpace.scopes) };
  }
}

/**
 * The code that leads to this space today: the one that is kept may have passed to another space.
 * @throws Failed, MeetError
 */
async function askForCode(name: string): Promise<string | undefined> {
  const google = await openGoogle(actions.readSpace.scopes);
  return (await rememberSpace(await google.getSpace(name), google.account)).space.meetingCode;
}
