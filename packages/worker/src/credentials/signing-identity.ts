import { createPrivateKey, type KeyObject, randomBytes, webcrypto } from 'node:crypto';
import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as x509 from '@peculiar/x509';
import { LocalSigner, type Signer } from '@trustnxt/c2pa-ts/cose';
import { credentialsKeyInvalid } from '../errors.js';

/** Names of the files in the folder of an identity: the private key, and the certificates, the signer's own first. */
const keyName = 'private-key.pem';
const certificatesName = 'certificates.pem';

const unreadable = { en: 'the key or a certificate cannot be read', zh: '私钥或证书无法读取' };
const unfit = { en: 'this kind of key cannot sign', zh: '这种类型的密钥不能用于签名' };

/** COSE numbers of algorithms (RFC 9053; RFC 8230 for RSA). */
const algorithms: Readonly<Record<string, number>> = {
  prime256v1: -7,
  secp384r1: -35,
  secp521r1: -36,
  ed25519: -8,
  rsa: -37,
  'rsa-pss': -37,
};

/**
 * Whoever signs films in this home: the key and certificates in the folder, put there by the operator, or else ones made
 * now, which nobody but this home vouches for. The key is readable by its owner only.
 * @throws CREDENTIALS_KEY_INVALID
 */
export async function signingIdentity(folder: string, name: string): Promise<Signer> {
  const known = await read(folder);
  if (known) return signerOf(folder, known);
  await makeIdentity(folder, name);
  return signerOf(folder, (await read(folder)) as PemFiles);
}

interface PemFiles {
  readonly key: string;
  readonly certificates: string;
}

async function read(folder: string): Promise<PemFiles | undefined> {
  const [key, certificates] = await Promise.all(
    [keyName, certificatesName].map((file) =>
      readFile(join(folder, file), 'utf8').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return undefined;
        throw credentialsKeyInvalid({ folder, reason: unreadable }, error);
      }),
    ),
  );
  if (key === undefined && certificates === undefined) return undefined;
  if (key === undefined || certificates === undefined) {
    const missing = key === undefined ? keyName : certificatesName;
    throw credentialsKeyInvalid({ folder, reason: { en: `${missing} is missing`, zh: `缺少 ${missing}` } });
  }
  return { key, certificates };
}

function signerOf(folder: string, files: PemFiles): Signer {
  const { privateKey, chain } = parsed(folder, files);
  const [own, ...others] = chain;
  const algorithm = algorithmOf(privateKey);
  if (!own || algorithm === undefined) throw credentialsKeyInvalid({ folder, reason: unfit });
  const bytes = new Uint8Array(privateKey.export({ format: 'der', type: 'pkcs8' }));
  return new LocalSigner(bytes, algorithm, own, others);
}

function parsed(folder: string, { key, certificates }: PemFiles) {
  try {
    const chain = x509.PemConverter.decode(certificates).map((der) => new x509.X509Certificate(der));
    return { privateKey: createPrivateKey(key), chain };
  } catch {
    // Not kept as the cause: what a parser says may quote the key.
    throw credentialsKeyInvalid({ folder, reason: unreadable });
  }
}

function algorithmOf({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): number | undefined {
  return algorithms[asymmetricKeyDetails?.namedCurve ?? String(asymmetricKeyType)];
}

const years = 10;
const keyAlgorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

/** Makes a key, an authority that signs it, and its certificate, with what C2PA 2.1, section 14.5.1, asks of one. */
async function makeIdentity(folder: string, name: string): Promise<void> {
  x509.cryptoProvider.set(webcrypto);
  const makeKeys = () => webcrypto.subtle.generateKey(keyAlgorithm, true, ['sign', 'verify']);
  const [authorityKeys, keys] = [await makeKeys(), await makeKeys()];
  const notBefore = new Date(Date.now() - 60_000);
  const notAfter = new Date(notBefore.getTime() + years * 365.25 * 24 * 3600 * 1000);
  const times = { notBefore, notAfter, signingAlgorithm: keyAlgorithm };
  const issuer = `CN=${name} Root, O=${name}`;
  const authority = await x509.X509CertificateGenerator.createSelfSigned({
    ...times,
    serialNumber: randomBytes(15).toString('hex').replace(/^0*/, '1'),
    name: issuer,
    keys: authorityKeys,
    extensions: [
      new x509.BasicConstraintsExtension(true, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(authorityKeys.publicKey),
    ],
  });
  const certificate = await x509.X509CertificateGenerator.create({
    ...times,
    serialNumber: randomBytes(15).toString('hex').replace(/^0*/, '1'),
    subject: `CN=${name}, O=${name}`,
    issuer,
    publicKey: keys.publicKey,
    signingKey: authorityKeys.privateKey,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.emailProtection], true),
      await x509.AuthorityKeyIdentifierExtension.create(authority),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  const pkcs8 = await webcrypto.subtle.exportKey('pkcs8', keys.privateKey);
  await keep(folder, {
    key: x509.PemConverter.encode(pkcs8, 'PRIVATE KEY'),
    certificates: `${certificate.toString('pem')}\n${authority.toString('pem')}\n`,
  });
}

/** Both files appear at once, so that two workers that begin together end up with one identity. */
async function keep(folder: string, { key, certificates }: PemFiles): Promise<void> {
  const temporary = `${folder}.${randomBytes(6).toString('hex')}`;
  await mkdir(temporary, { recursive: true, mode: 0o700 });
  await writeFile(join(temporary, keyName), key, { mode: 0o600 });
  await chmod(join(temporary, keyName), 0o600);
  await writeFile(join(temporary, certificatesName), certificates);
  await rename(temporary, folder).catch(async (error: NodeJS.ErrnoException) => {
    await rm(temporary, { recursive: true, force: true });
    if (!['ENOTEMPTY', 'EEXIST', 'EPERM'].includes(error.code ?? '')) throw error;
  });
}
