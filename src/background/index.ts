import { browser } from '../browser';
import { answer } from '../messages';
import { keptPresets } from '../presets';
import { tellCutOff } from './cut-off';
import { makeMenus, readClick } from './menus';
import { performForPage, trigger } from './triggers';

// Every listener, in the first turn, and nothing else: one that comes later misses the event that woke the worker.
answer(performForPage);
browser.runtime.onInstalled.addListener(() => makeMenus());
keptPresets.follow(makeMenus);
browser.commands.onCommand.addListener((command, tab) => trigger(command, tab?.url));
browser.contextMenus.onClicked.addListener((info, tab) => trigger(...readClick(info, tab)));
tellCutOff();
