import { render } from 'preact';
import { findWay } from '../store/accounts';
import { chromeClientId, isPlaceholder, readWebClientId } from '../store/oauth-clients';
import { speakTheBrowsersLanguage } from '../ui/language';
import { Welcome } from './welcome';

speakTheBrowsersLanguage();
const way = await findWay();
const clientId = way === 'web' ? await readWebClientId() : chromeClientId();
render(<Welcome needsClient={isPlaceholder(clientId)} way={way} />, document.body);
