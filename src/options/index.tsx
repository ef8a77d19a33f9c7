import { render } from 'preact';
import { speakTheBrowsersLanguage } from '../ui/language';
import { Options } from './options';

speakTheBrowsersLanguage();
render(<Options />, document.body);
