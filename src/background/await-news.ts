import { type Actions, actions } from '../actions/table';
import { browser } from '../browser';
import { t } from '../i18n';
import type { ConferenceRecordName } from '../meet/types';
import { findAccount } from '../store/accounts';
import { type Awaited, awaited, newsKinds, withAwaited } from '../store/awaited';
import { labels } from '../store/meetings';
import { type RunningCalls, runningCalls } from '../store/running-calls';
import { dropSignInNeeded, signInNeeded } from '../store/sign-in-needed';
import { readByItself } from './break';
import { dispatch } from './dispatch';
import { isForPerson } from './for-person';
import { openGoogle } from './google';
import { findNews, isAwaited, isReminderDue, type News, type ReadyFile, remindsForMs } from './news';
import { newsAlarm, newsPrefix } from './news-names';
import { notify } from './notification';
import { showCount } from './people-count';
import { openPopupOn } from './popup';
import { readCallsOf } from './read-calls';
import { sayNews } from './say-news';

/** Chrome allows every 30 seconds. */
const periodInMinutes = 0.5;

/**
 * Waits for news of the call of a meeting, in place of what was waited for before; for nothing, if there are no kinds and
 * no reminder. What is there already is no news. @throws Failed signedOut or scopeMissing
 */
export async function awaitNews({
  space,
  code,
  news,
  untilMs,
  remindAtMs,
}: Actions['awaitNews']['input']): Promise<null> {
  const { account } = await openGoogle(actions.awaitNews.scopes);
  const kinds = newsKinds.filter((kind) => news.includes(kind));
  // Nobody sets a reminder for a time at which nothing is looked at any more.
  const endsAtMs = Math.max(untilMs, remindAtMs === undefined ? 0 : remindAtMs + remindsForMs);
  const next: Awaited = { space, code, accountId: account.id, news: kinds, untilMs: endsAtMs, remindAtMs };
  await awaited.update((all) => {
    const before = all.find((one) => one.space === space) ?? { isNew: true };
    return withAwaited(all, { ...before, ...next });
  });
  await lookForNews();
  return null;
}

/** Looks at every meeting whose call somebody waits for, tells what is new, and sees to it that it is looked again. */
export const lookForNews = (): Promise<void> => navigator.locks.request('news', look);

async function look(): Promise<void> {
  const nowMs = Date.now();
  const open = await findOpen(nowMs);
  if (!open.length) return noCount();
  if (!(await browser.alarms.get(newsAlarm))) await browser.alarms.create(newsAlarm, { periodInMinutes });
  const account = await findAccount();
  const isOwn = ({ accountId }: Awaited) => accountId === account?.id;
  // Nothing is read for an account that is not in use. Whether its call still runs, the question shows.
  for (const one of open) if (!isOwn(one) && isReminderDue(one, nowMs)) await remindUnread(one);
  const own = open.filter(isOwn);
  if (!account || !own.length) return noCount();
  // Once Google wants to ask the person, nothing is tried before the account has a token again. That Chrome's own account
  // has one nobody tells: it is back as soon as Chrome's sign-in is, and to try that opens no window.
  const isNeeded = (await signInNeeded.get()) === account.id;
  if (isNeeded && account.way === 'web') return pause(own);
  let calls: RunningCalls;
  try {
    calls = await readCallsOf(own.filter(needsPeople).map(({ space }) => space));
  } catch (cause) {
    // Nobody asked for this reading. What it would have told is found by the next one.
    if (!isForPerson(cause)) return;
    await signInNeeded.set(account.id);
    return pause(own);
  }
  // The icons go on with that too.
  if (isNeeded) await dropSignInNeeded(account.id);
  for (const one of own) await lookAt(one, calls, nowMs);
  await findOpen(nowMs);
}

/** Google wants to ask the person. That is told, once for each meeting, because nothing else is until then. */
async function pause(own: readonly Awaited[]): Promise<void> {
  for (const { code, space, isPaused } of own) {
    if (isPaused) continue;
    const { [space]: label = code } = await labels.get();
    await notify(t('news_pausedTold'), `${label}\n${t('newsPaused')}`, { id: `${newsPrefix}${code}:paused` });
  }
  const spaces = own.map(({ space }) => space);
  await awaited.update((all) => all.map((one) => (spaces.includes(one.space) ? { ...one, isPaused: true } : one)));
  await noCount();
}

/** All that is still waited for. What is over is dropped, and with the last of it the alarm. */
async function findOpen(nowMs: number): Promise<Awaited[]> {
  const all = await awaited.get();
  const open = all.filter((one) => isAwaited(one, nowMs));
  if (open.length < all.length) await awaited.update((kept) => kept.filter((one) => isAwaited(one, nowMs)));
  if (!open.length) await browser.alarms.clear(newsAlarm);
  return open;
}

const needsPeople = ({ news }: Awaited): boolean =>
  news.some((kind) => kind === 'firstIn' || kind === 'joins' || kind === 'count');

async function lookAt(one: Awaited, { calls }: RunningCalls, nowMs: number): Promise<void> {
  const call = calls.find(({ space }) => space === one.space);
  const waits = !call && one.record && one.news.includes('files');
  // What cannot be read now is found by the next look: nothing is told of it, and nothing counts as told.
  const files = waits ? await readReady(one.record as ConferenceRecordName).catch(() => undefined) : undefined;
  const { news, after } = findNews(one, { record: call?.record, people: call?.people, files }, nowMs);
  for (const some of news) await tellNews(after, some);
  await keepTold(one, after);
}

async function remindUnread(one: Awaited): Promise<void> {
  await tellNews(one, { kind: 'reminder' });
  await keepTold(one, { ...one, remindAtMs: undefined });
}

/** Keeps what was told by now. Told twice before it is kept it would be the same notification. */
async function keepTold(one: Awaited, after: Awaited): Promise<void> {
  const { news: _, untilMs: __, remindAtMs, ...known } = after;
  // What the person chose meanwhile holds: a reminder for another time is another one.
  const reminder = (kept: Awaited) => kept.remindAtMs === one.remindAtMs && { remindAtMs };
  await awaited.update((all) =>
    all.map((kept) => (kept.space === one.space ? { ...kept, ...known, ...reminder(kept) } : kept)),
  );
}

async function tellNews({ code, space, record = 'conferenceRecords/' }: Awaited, news: News): Promise<void> {
  const { [space]: label = code } = await labels.get();
  const { title, text } = sayNews(news, label);
  const which = news.kind === 'joins' ? Date.now() : record;
  const button = news.kind === 'reminder' ? { button: t('newsReminderButton') } : {};
  await notify(title, text, { id: `${newsPrefix}${code}:${news.kind}:${which}`, ...button });
}

/** A click on a notification leads to the meeting; on a reminder, to the question whether to end its call. */
export async function followNews(id: string): Promise<void> {
  const [code = '', kind] = id.slice(newsPrefix.length).split(':');
  await browser.notifications.clear(id);
  if (kind === 'reminder') await dispatch({ action: 'endConference', input: { code } }, { trigger: 'menu' });
  else await openPopupOn({ action: 'readSpace', input: { code } });
}

/** What Google has made of a call by now. */
async function readReady(record: ConferenceRecordName): Promise<ReadyFile[]> {
  const google = await openGoogle(actions.readConference.scopes);
  const [recordings, transcripts, notes] = await readByItself(record, () =>
    Promise.all([google.listRecordings(record), google.listTranscripts(record), google.listSmartNotes(record)]),
  );
  const ready = (kind: ReadyFile['kind'], made: { name?: string; state?: string }[] = []): ReadyFile[] =>
    made.flatMap(({ name, state }) => (name && state === 'FILE_GENERATED' ? [{ name, kind }] : []));
  return [
    ...ready('recording', recordings.recordings),
    ...ready('transcript', transcripts.transcripts),
    ...ready('smartNotes', notes.smartNotes),
  ];
}

/** No call is counted any more. */
async function noCount(): Promise<void> {
  const calls = await runningCalls.get();
  await showCount({ accountId: '', readAtMs: 0, lastAtMs: 0, changedAtMs: 0, watched: {}, ...calls, calls: [] });
}
