import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { generate } from 'selfsigned';
import { hosts } from './hosts';

/** A self-signed certificate: `path` is a PEM that curl's --cacert and NODE_EXTRA_CA_CERTS accept; the key stays in memory. */
export interface Certificate {
  path: string;
  cert: string;
  key: string;
  remove(): Promise<void>;
}

/** Made once in a process: it takes ten times as long as all else of starting a local Google. */
let once: ReturnType<typeof generateCertificate> | undefined;

/** Makes a certificate for every name of the local Google and for 127.0.0.1, and writes its public half to a new temporary folder. */
export async function makeCertificate(): Promise<Certificate> {
  once ??= generateCertificate();
  const made = await once;
  const folder = await mkdtemp(path.join(tmpdir(), 'local-google-'));
  const file = path.join(folder, 'certificate.pem');
  await writeFile(file, made.cert);
  return {
    path: file,
    cert: made.cert,
    key: made.private,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

const generateCertificate = () =>
  generate([{ name: 'commonName', value: 'Local Google' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', digitalSignature: true, keyCertSign: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          ...hosts.map((host) => ({ type: 2 as const, value: host })),
          { type: 2 as const, value: 'localhost' },
          { type: 7 as const, ip: '127.0.0.1' },
        ],
      },
    ],
  });
