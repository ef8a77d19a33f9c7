import { parseArgs } from 'node:util';
import { startGoogle } from './index';

const { values } = parseArgs({ options: { port: { type: 'string', default: '0' } } });
const google = await startGoogle({ port: Number(values.port) });
const { origin, hosts, certificate, tokens } = google;
console.log(JSON.stringify({ origin, hosts, certificate, tokens }));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => google.close());

// npm hands a signal to its shell, and the shell dies without handing it on: a changed parent is all that arrives here.
if (process.env.npm_lifecycle_event === 'google') {
  const shell = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(watch);
    void google.close();
  }, 250);
  watch.unref();
}
