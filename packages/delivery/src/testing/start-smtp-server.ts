import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import type { ProfileFields } from '../contract.js';
import { type ReceivedMail, readMail } from './read-mail.js';

/** What goes wrong with a mail: the connection is dropped while it is sent, or the server says no for now or for good. */
export type SmtpFault = 'drop' | 'busy 451' | 'refuse 550' | 'answer lost';

export interface SmtpTestServer extends AsyncDisposable {
  readonly port: number;
  /** A profile that gets in. */
  readonly fields: ProfileFields;
  readonly mails: readonly ReceivedMail[];
  /** How often somebody began to send a mail. */
  readonly attempts: () => number;
  /** Asked for each mail; the fault it answers happens. */
  fault: (() => SmtpFault | undefined) | undefined;
  close(): Promise<void>;
}

const user = { user: 'sender', pass: 'mail-password' };

function refusal(message: string, responseCode: number): Error {
  return Object.assign(new Error(message), { responseCode });
}

function letIn(
  name: string | null | undefined,
  password: string | null | undefined,
  done: Answer<{ user: string }>,
): void {
  if (name === user.user && password === user.pass) done(null, { user: name });
  else done(refusal('Invalid login', 535));
}

function takeRecipient(address: string, done: Answer): void {
  if (address.startsWith('nobody@')) done(refusal('No such user', 550));
  else done();
}

function breakConnections({ connections }: SMTPServer): void {
  for (const connection of connections) (connection as { _socket?: { destroy(): void } })._socket?.destroy();
}

function received(chunks: readonly Buffer[], { envelope }: SMTPServerSession): ReceivedMail {
  const from = envelope.mailFrom ? envelope.mailFrom.address : '';
  const to = envelope.rcptTo.map(({ address }) => address);
  return readMail(Buffer.concat(chunks).toString('utf8'), from, to);
}

type Answer<T = never> = (error?: Error | null, value?: T) => void;

/** Starts an SMTP server that wants a password, and encryption with `tls`. A port of 0 takes a free one. */
export async function startSmtpServer({ port = 0, tls = false } = {}): Promise<SmtpTestServer> {
  const mails: ReceivedMail[] = [];
  const state: Pick<SmtpTestServer, 'fault'> = { fault: undefined };
  let attempts = 0;
  const server = new SMTPServer({
    // Its own certificate is for tests only, so clients must not check it.
    secure: false,
    disabledCommands: tls ? [] : ['STARTTLS'],
    allowInsecureAuth: !tls,
    authOptional: false,
    logger: false,
    onAuth: ({ username, password }, _session, done) => letIn(username, password, done),
    onRcptTo: ({ address }, _session, done) => takeRecipient(address, done),
    onData(stream, session, done) {
      attempts += 1;
      const fault = state.fault?.();
      const chunks: Buffer[] = [];
      const drop = () => breakConnections(server);
      stream.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        if (fault === 'drop') drop();
      });
      stream.on('end', () => {
        if (fault === 'busy 451') return done(refusal('Try later', 451));
        if (fault === 'refuse 550') return done(refusal('Not wanted', 550));
        mails.push(received(chunks, session));
        if (fault === 'answer lost') drop();
        else done();
      });
    },
  });
  server.on('error', () => {});
  server.listen(port, '127.0.0.1');
  await once(server.server, 'listening');
  const chosen = (server.server.address() as AddressInfo).port;
  const close = () => new Promise<void>((resolve) => void server.close(() => resolve()));
  const fields = {
    ...{
      host: '127.0.0.1',
      port: String(chosen),
      security: tls ? 'starttls' : 'none',
      user: user.user,
      password: user.pass,
    },
    ...{ from: 'Talkgraph <video@example.com>', ...(tls && { tls_verify: 'no' }) },
  };
  return Object.assign(state, {
    port: chosen,
    fields,
    mails,
    attempts: () => attempts,
    close,
    [Symbol.asyncDispose]: close,
  });
}
