import { render } from 'preact';
import { readInitialState } from '../popup/initial-state';
import { markLanguage } from '../ui/language';
import { showTheme } from '../ui/theme';
import { Panel } from './panel';

showTheme();
markLanguage();
render(<Panel initial={await readInitialState()} />, document.body);
