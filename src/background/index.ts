import { browser } from '../browser';
import { openPanelName, welcomePage } from '../pages';
import { currentId } from '../store/accounts';
import { keptPresets } from '../store/presets';
import { signInNeeded } from '../store/sign-in-needed';
import { answer } from './answer';
import { dispatch } from './dispatch';
import { ledgerAlarm } from './look-again';
import { newsAlarm } from './news-names';
import { dropQuestions, settle } from './settle';
import { finishMenus, makeMenus, readClick } from './triggers/menus';
import { showPanel } from './triggers/panel';
import { trigger } from './triggers/trigger';
import { followTabs, leaveTabs, watch } from './watch';

/** Read once somebody types our keyword there, waits for news of a call, or clicks a notification. */
const later = () => import('./later');
const lookForNews = async () => (await later()).lookForNews();
const followNotification = async (id: string) => (await later()).followNotification(id);

// Every listener is added in the first turn of the worker: one that comes later misses the event that woke the worker.
answer(dispatch);
browser.runtime.onInstalled.addListener(({ reason }) => {
  makeMenus();
  if (reason === 'install') browser.tabs.create({ url: welcomePage });
  // An update takes all alarms away.
  else lookForNews();
});
keptPresets.follow(makeMenus);
browser.commands.onCommand.addListener((command, tab) =>
  command === openPanelName ? showPanel(tab?.windowId, tab?.url) : trigger('key', command, tab?.url),
);
browser.contextMenus.onClicked.addListener((info, tab) => {
  const [name, url, presetId] = readClick(info, tab);
  return name === openPanelName ? showPanel(tab?.windowId, url) : trigger('menu', name, url, presetId);
});
browser.omnibox.onInputChanged.addListener(async (text, show) => show(await (await later()).suggest(text)));
browser.omnibox.onInputEntered.addListener(async (text) => (await later()).enter(text));
browser.alarms.onAlarm.addListener(({ name }) =>
  name === ledgerAlarm ? settle() : name === newsAlarm ? lookForNews() : watch(),
);
// With this listener a browser that starts also starts the worker, which settles what was left.
browser.runtime.onStartup.addListener(() => {
  makeMenus();
  dropQuestions();
  lookForNews();
});
browser.notifications.onClicked.addListener(followNotification);
browser.notifications.onButtonClicked.addListener(followNotification);
currentId.follow(watch);
signInNeeded.follow(watch);
browser.permissions.onAdded.addListener(followTabs);
browser.permissions.onRemoved.addListener(leaveTabs);
followTabs();
finishMenus();
settle();
