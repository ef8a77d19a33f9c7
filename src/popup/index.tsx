import { render } from 'preact';
import { speakTheBrowsersLanguage } from '../ui/language';
import { readInitialState } from './initial-state';
import { Popup } from './popup';

speakTheBrowsersLanguage();
render(<Popup {...(await readInitialState())} />, document.body);
