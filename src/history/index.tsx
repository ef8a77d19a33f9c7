import { render } from 'preact';
import { currentId } from '../store/accounts';
import { markLanguage } from '../ui/language';
import { History } from './history';

markLanguage();
render(<History account={await currentId.get()} />, document.body);
