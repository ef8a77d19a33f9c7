import { render } from 'preact';
import { speakTheBrowsersLanguage } from '../ui/language';
import { readBeginning } from './beginning';
import { Popup } from './popup';

speakTheBrowsersLanguage();
render(<Popup {...(await readBeginning())} />, document.body);
