import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** A real SMTP server on the loopback that keeps what it is given, parsed. */
export async function startSmtp() {
  const mails: Email[] = [];
  const state = { deferring: false };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_address, _session, done) =>
      done(state.deferring ? Object.assign(new Error('4.2.1 Greylisted'), { responseCode: 450 }) : null),
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', async () => {
        mails.push(await PostalMime.parse(Buffer.concat(chunks)));
        done();
      });
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    /** Whether everything is put off, as a relay that greylists does. */
    defer: (deferring: boolean) => {
      state.deferring = deferring;
    },
    /** Of one header, by its name in small letters. */
    header: (mail: Email | undefined, key: string) => mail?.headers.find((each) => each.key === key)?.value,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
