import { failureMessage, remedyOf } from '../actions/failure-messages';
import type { Failure } from '../actions/failures';
import { intentOf, namesItsAccount } from '../actions/order';
import { type Actions, actions, type Order } from '../actions/table';
import { browser } from '../browser';
import { type MessageKey, t } from '../i18n';
import { findSettingOfFeature } from '../meet/settings';
import { setUpPage } from '../pages';
import { findOtherSignInMethod } from '../store/accounts';
import { lazy } from './lazy';
import { ScopeList } from './scope-list';

interface Props {
  failure: Failure;
  order: Order;
  /** Gives an order: the one that failed again, or the sign-in that it needs first. */
  give(order: Order): void;
  /** Shows the meeting as it stands now, where there is one to show. */
  look?(): void;
}

const ChooseAccount = lazy(() => import('./choose-account').then((module) => module.ChooseAccount));
const OtherAccounts = lazy(() => import('./other-accounts').then((module) => module.OtherAccounts));

/** One true sentence, and the one button that helps. */
export function Problem({ failure, order, give, look }: Props) {
  const remedy = remedyOf(failure);
  // A sign-in that failed is given again as it was; any other order follows once the person is signed in.
  const tried: Actions['signIn']['input'] = order.action === 'signIn' ? order.input : {};
  const intent = intentOf(order);
  const then = intent.action === 'signIn' ? undefined : intent;
  // After a refusal the order still says what it needs.
  const needed = tried.scopes ?? actions[order.action].scopes[0] ?? [];
  const scopes = 'scopes' in failure ? failure.scopes : [...needed];
  const whom = 'accountId' in failure && failure.accountId ? { accountId: failure.accountId } : {};
  const signIn = () => give({ action: 'signIn', input: { ...tried, ...whom, scopes, then } });
  const another = () => give({ action: 'signIn', input: { scopes, another: true, then } });
  const remedies = {
    retry: () => give(order),
    signIn,
    otherMethod: async () =>
      give({ action: 'signIn', input: { ...tried, scopes, way: await findOtherSignInMethod(tried.way), then } }),
    setUp: () => browser.tabs.create({ url: setUpPage }),
    open: () => 'activationUrl' in failure && browser.tabs.create({ url: failure.activationUrl ?? cloudConsole }),
    look,
    without: withoutRefused(failure, then, give),
    withoutPeople: () =>
      then?.action === 'createSpace' && give({ ...then, input: { ...then.input, withoutPeople: true } }),
  };
  const lacksScope = failure.kind === 'scopeMissing' || failure.kind === 'notShown';
  const label: MessageKey = lacksScope ? 'remedy_allow' : (`remedy_${remedy}` as MessageKey);
  // Not signed in yet, or one permission missing: this is a step of the work, and not an error.
  const isStep = failure.kind === 'signedOut' || lacksScope;
  const asksWhom = remedy === 'otherAccount' || remedy === 'chooseAccount';
  const helps = remedy === 'none' || asksWhom ? undefined : remedies[remedy];
  return (
    <div class={isStep ? 'problem calm' : 'problem'} role="alert">
      <p>{t(...failureMessage(failure))}</p>
      {isStep && <ScopeList scopes={scopes} />}
      {remedy === 'otherAccount' && !namesItsAccount(intent) && (
        <OtherAccounts again={() => give(then ?? order)} another={another} />
      )}
      {(failure.kind === 'presetOfOther' || failure.kind === 'signedInAsOther') && (
        <ChooseAccount {...failure} order={then ?? order} give={give} signIn={signIn} />
      )}
      {helps && (
        <button type="button" class={isStep ? 'primary' : ''} onClick={helps}>
          {t(label)}
        </button>
      )}
      {failure.kind === 'refused' && (
        <a class="soft" href={setUpPage} target="_blank" rel="noreferrer">
          {t('refusedByGoogle')}
        </a>
      )}
    </div>
  );
}

/** Leaves out the one setting that Google refused; nothing where the order has none to leave out. */
function withoutRefused(failure: Failure, order: Order | undefined, give: Props['give']): (() => void) | undefined {
  const setting = failure.kind === 'featureUnavailable' && findSettingOfFeature(failure.feature);
  if (!setting || (order?.action !== 'createSpace' && order?.action !== 'updateSpace')) return undefined;
  const without = [...(order.input.without ?? []), setting.key];
  return () => give({ action: order.action, input: { ...order.input, without } } as Order);
}

const cloudConsole = 'https://console.cloud.google.com/apis/library/meet.googleapis.com';
