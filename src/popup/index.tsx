import { render } from 'preact';
import { speakTheBrowsersLanguage } from '../ui/language';
import { readBeginning } from './initial-state';
import { Popup } from './popup';

speakTheBrowsersLanguage();
render(<Popup {...(await readBeginning())} />, document.body);
