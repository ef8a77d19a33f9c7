import { t } from '../i18n';
import { readCutOff } from './journal';
import { notify } from './report-result';

/** Says of every change that a dead worker left behind that its outcome is unknown. Nothing is done again. */
export async function tellCutOff(): Promise<void> {
  for (const order of await readCutOff()) {
    const about = 'code' in order.input ? order.input.code : '';
    await notify(
      t('cutOffTitle'),
      t(order.action === 'createSpace' ? 'cutOffCreate' : about ? 'cutOffChange' : 'cutOff', about),
    );
  }
}
