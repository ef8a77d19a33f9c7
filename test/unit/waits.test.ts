import { describe, expect, it } from 'vitest';
import { findPlaces } from '../chromium/waits';

const polyfill = `let c=(e=>{if(!e)throw Error('This script should only be loaded in a browser extension.');return e.then(t)})(self).default;`;

/** What stands at each place, with a `*` where Chrome or the network is asked, and an `=` where nothing waits. */
const placesIn = (code: string) =>
  findPlaces(polyfill + code).map(({ text, asks, waits }) => `${waits ? '' : '='}${asks ? `*${asks} ` : ''}${text}`);

describe('The places where a built worker waits', () => {
  it.each([
    ['await, in the words of the call', 'async()=>await f(1)', ['f(1)']],
    ['await of what is no call', 'async e=>{await e}', ['await e']],
    ['await of one of several calls', 'async e=>await(e?f():g()??h(k()))', ['f()', 'g()', 'h(k())']],
    ['await within what is awaited', 'async()=>await f(await g())', ['f(await g())', 'g()']],
    ['a promise handed over', 'f().then(e=>e).finally(g)', ['f().then(e=>e)', 'f().then(e=>e).finally(g)']],
    [
      'Chrome asked by the polyfill',
      'async()=>await c.storage.local.set(e)',
      ['*storage.local.set c.storage.local.set(e)'],
    ],
    ['Chrome asked, the answer handed back', '()=>c.tabs.query(e)', ['*tabs.query c.tabs.query(e)']],
    ['Chrome asked, and nobody waits', '()=>{c.tabs.create(e)}', ['=*tabs.create c.tabs.create(e)']],
    ['Chrome by a part of it', 'let s=c.storage;async()=>await s[a].get(k)', ['*storage[].get s[a].get(k)']],
    ['Chrome by a function', '{let r=()=>c.storage[a];async()=>await r().get(k)}', ['*storage[].get r().get(k)']],
    ['Chrome by its own name', 'async()=>await chrome.alarms.get(n)', ['*alarms.get chrome.alarms.get(n)']],
    ['Chrome by another name', '{let e=chrome;()=>e.tabs.get(1)}', ['*tabs.get e.tabs.get(1)']],
    ['the network', '(e,t)=>fetch(e,t)', ['*fetch fetch(e,t)']],
    ['what is answered at once', '()=>c.runtime.getURL(e)', []],
    ['a listener', 'c.alarms.onAlarm.addListener(f)', []],
    ['a name that stands for something else', '(c,fetch)=>{c.get(1);fetch(2)}', []],
  ])('%s', (_, code, places) => {
    expect(placesIn(code)).toEqual(places);
  });

  it('lie where the debugger finds the call: between the beginning of what is called and its arguments', () => {
    const code = 'async()=>await f.g(h(1))';
    const [place] = findPlaces(code);
    expect(code.slice(place?.start, place?.end)).toBe('f.g');
  });
});
