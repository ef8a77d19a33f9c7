import { render } from 'preact';
import { speakTheBrowsersLanguage } from '../ui/language';
import { showTheme } from '../ui/theme';
import { readInitialState } from './initial-state';
import { Popup } from './popup';

// Chromium shows a popup once this has run: the theme needs no script of its own before it.
showTheme();
speakTheBrowsersLanguage();
render(<Popup {...(await readInitialState())} />, document.body);
