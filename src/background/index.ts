import { browser } from '../browser';
import { answer } from '../messages';
import { keptPresets } from '../presets';
import { tellCutOff } from './cut-off';
import { makeMenus, readClick } from './menus';
import { enter, suggest } from './omnibox';
import { performForPage, trigger } from './triggers';
import { followTabs, leaveTabs, watch } from './watch';

// Every listener, in the first turn, and nothing else: one that comes later misses the event that woke the worker.
answer(performForPage);
browser.runtime.onInstalled.addListener(({ reason }) => {
  makeMenus();
  if (reason === 'install') browser.tabs.create({ url: 'src/welcome/index.html' });
});
keptPresets.follow(makeMenus);
browser.commands.onCommand.addListener((command, tab) => trigger(command, tab?.url));
browser.contextMenus.onClicked.addListener((info, tab) => trigger(...readClick(info, tab)));
browser.omnibox.onInputChanged.addListener((text, show) => suggest(text).then(show));
browser.omnibox.onInputEntered.addListener(enter);
browser.alarms.onAlarm.addListener(watch);
browser.permissions.onAdded.addListener(followTabs);
browser.permissions.onRemoved.addListener(leaveTabs);
followTabs();
tellCutOff();
