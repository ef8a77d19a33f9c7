import { render } from 'preact';
import { markLanguage } from '../ui/language';
import { Options } from './options';

markLanguage();
render(<Options />, document.body);
