import { createSocket } from 'node:dgram';
import { createServer, type Server } from 'node:net';

type Protocol = 'tcp' | 'udp';

/** The wished port when nothing listens there, else one the system picks. `0` wishes for none in particular. */
export async function choosePort(wished: number, host = '127.0.0.1', protocol: Protocol = 'tcp'): Promise<number> {
  const bind = protocol === 'tcp' ? bindTcp : bindUdp;
  return (await bind(wished, host)) ?? (await bind(0, host)) ?? wished;
}

/**
 * Chooses a port and keeps it taken until `release()`, so that nobody gets in between choosing and listening. It is free on
 * both loopbacks: a browser asks `localhost` on either.
 */
export async function reservePort(wished: number, host: string): Promise<{ port: number; release(): Promise<void> }> {
  const server = (await listenAlone(wished, host)) ?? (await listenAlone(0, host));
  const address = server?.address();
  if (!server || typeof address !== 'object' || !address) throw new Error(`No port can be opened on ${host}.`);
  server.on('connection', (socket) => socket.destroy());
  return { port: address.port, release: () => close(server) };
}

async function listenAlone(port: number, host: string): Promise<Server | undefined> {
  const server = await listen(port, host);
  const address = server?.address();
  if (!server || typeof address !== 'object' || !address) return server;
  const others = { '127.0.0.1': '::1', '0.0.0.0': '::1', '::1': '127.0.0.1' } as Record<string, string>;
  const other = others[address.address];
  if (!other || !(await isTaken(address.port, other))) return server;
  await close(server);
  return undefined;
}

/** A machine without that loopback (EADDRNOTAVAIL, EAFNOSUPPORT) has nobody there. */
function isTaken(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code === 'EADDRINUSE'));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(false)));
  });
}

async function bindTcp(port: number, host: string): Promise<number | undefined> {
  const server = await listen(port, host);
  const address = server?.address();
  if (server) await close(server);
  return typeof address === 'object' ? address?.port : undefined;
}

function listen(port: number, host: string): Promise<Server | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen({ port, host, exclusive: true }, () => resolve(server));
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}

function bindUdp(port: number, host: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    const socket = createSocket('udp4');
    socket.once('error', () => resolve(undefined));
    socket.bind({ port, address: host, exclusive: true }, () => {
      const bound = socket.address().port;
      socket.close(() => resolve(bound));
    });
  });
}
