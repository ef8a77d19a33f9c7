import { parseArgs } from 'node:util';
import { startGoogle } from './index';

const { values } = parseArgs({ options: { port: { type: 'string', default: '0' } } });
const google = await startGoogle({ port: Number(values.port) });
const { origin, hosts, certificate, tokens } = google;
console.log(JSON.stringify({ origin, hosts, certificate, tokens }));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => google.close());
