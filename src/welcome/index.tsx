import { render } from 'preact';
import { findSignInMethod } from '../store/accounts';
import { chromeClientId, isPlaceholder, readWebClientId } from '../store/oauth-clients';
import { markLanguage } from '../ui/language';
import { Welcome } from './welcome';

markLanguage();
const method = await findSignInMethod();
const clientId = method === 'web' ? await readWebClientId() : chromeClientId();
render(<Welcome needsClient={isPlaceholder(clientId)} method={method} />, document.body);
