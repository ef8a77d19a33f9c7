import { render } from 'preact';
import { markLanguage } from '../ui/language';
import { showTheme } from '../ui/theme';
import { readInitialState } from './initial-state';
import { Popup } from './popup';

// Chromium shows a popup once this has run: the theme needs no script of its own before it.
showTheme();
markLanguage();
render(<Popup {...(await readInitialState())} />, document.body);
