import { render } from 'preact';
import { readInitialState } from '../popup/initial-state';
import { speakTheBrowsersLanguage } from '../ui/language';
import { showTheme } from '../ui/theme';
import { Panel } from './panel';

showTheme();
speakTheBrowsersLanguage();
render(<Panel initial={await readInitialState()} />, document.body);
