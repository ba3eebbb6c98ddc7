import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';

type Protocol = 'tcp' | 'udp';

/** The wished port when nothing listens there, else one the system picks. `0` wishes for none in particular. */
export async function choosePort(wished: number, host = '127.0.0.1', protocol: Protocol = 'tcp'): Promise<number> {
  const bind = protocol === 'tcp' ? bindTcp : bindUdp;
  return (await bind(wished, host)) ?? (await bind(0, host)) ?? wished;
}

function bindTcp(port: number, host: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      const bound = typeof address === 'object' && address ? address.port : undefined;
      server.close(() => resolve(bound));
    });
  });
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
