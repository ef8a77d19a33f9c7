import { render } from 'preact';
import { currentId } from '../store/accounts';
import { speakTheBrowsersLanguage } from '../ui/language';
import { History } from './history';

speakTheBrowsersLanguage();
render(<History account={await currentId.get()} />, document.body);
