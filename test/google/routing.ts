import { BrowserSignIn } from './accounts/browser-sign-in';
import { revoke, tokeninfo, userinfo } from './accounts/oauth-endpoints';
import { TokenMinting } from './accounts/token-minting';
import { answerWebSignIn, isWebSignIn } from './accounts/web-sign-in';
import { type Answer, html, type Incoming, json } from './exchange';
import { underFault } from './faults';
import { answerMeetApi } from './meet-api/index';
import { answerMeetPage } from './pages/meet-page';
import { answerCalendar, answerWeb } from './pages/other-pages';
import { answerErrorPage, errorPath } from './pages/sign-in-pages';
import type { State } from './state';

type Run = () => Answer | Promise<Answer>;

/** Sends a request to the part of Google that its host and path name. Calls outside the Meet API have names too, for faults. */
export function makeRouting(state: State): (request: Incoming) => Promise<Answer> {
  const browser = new BrowserSignIn(state);
  const minting = new TokenMinting(state, browser);

  function find(request: Incoming): [call: string, run: Run] {
    const { host, path } = request;
    switch (host) {
      case 'accounts.google.com':
        if (isWebSignIn(path)) return ['authorize', () => answerWebSignIn(request, state)];
        if (path.startsWith('/signin/chrome/sync')) return ['browserSignIn', () => browser.start(request)];
        if (path === '/signin/local/done') return ['browserSignIn', () => browser.finish(request)];
        if (path === errorPath) return ['errorPage', () => answerErrorPage(request)];
        if (path === '/consent') return ['consent', () => minting.consent(request)];
        return ['accounts', () => html('ok')];
      case 'oauthaccountmanager.googleapis.com':
        return ['issuetoken', () => minting.issue(request)];
      case 'accountcapabilities-pa.googleapis.com':
        return ['capabilities', () => browser.capabilities(request)];
      case 'oauth2.googleapis.com':
        if (path === '/revoke') return ['revoke', () => revoke(request, state)];
        if (path === '/tokeninfo') return ['tokeninfo', () => tokeninfo(request, state)];
        return ['token', () => browser.token(request)];
      case 'www.googleapis.com':
        if (path === '/oauth2/v4/token') return ['token', () => browser.token(request)];
        if (path === '/oauth2/v1/userinfo') return ['browserUserinfo', () => browser.userinfo(request)];
        if (path === '/oauth2/v3/userinfo') return ['userinfo', () => userinfo(request, state)];
        return ['web', () => json({})];
      case 'www.google.com':
        if (path.startsWith('/picture/')) return ['picture', () => browser.picture(request)];
        return ['web', () => answerWeb(request, state)];
      case 'meet.google.com':
        return ['meetPage', () => answerMeetPage(request, state)];
      case 'calendar.google.com':
        return ['calendar', () => answerCalendar(request)];
      default:
        return ['web', () => answerWeb(request, state)];
    }
  }

  function answer(request: Incoming): Promise<Answer> {
    if (request.host === 'meet.googleapis.com') return answerMeetApi(request, state);
    const [call, run] = find(request);
    return underFault(state.faults.take(request, call, false), state.clock, run);
  }

  return async (request) => {
    state.repeats.arrive(request);
    const { headers, ...rest } = await answer(request);
    if (!rest.breaksOff) state.repeats.answer(request, rest.status);
    return { ...rest, headers: { date: new Date(state.clock.now()).toUTCString(), ...headers } };
  };
}
