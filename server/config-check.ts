import { statSync } from 'node:fs';
import { isIP, isIPv4 } from 'node:net';

/** An address to listen on: an IP address or a host name. */
export function isHost(text: string): boolean {
  if (isIP(text)) return true;
  return /^[A-Za-z0-9_-]+([.][A-Za-z0-9_-]+)*[.]?$/.test(text) && !/^[0-9.]+$/.test(text);
}

/** A URL that can be parsed and names a host. What a URL holds encoded must be decodable. */
export function isAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { hostname, username, password } = new URL(text);
  return namesHost(hostname) && canDecode(username) && canDecode(password);
}

/** As the driver reads it: the host may be the encoded path of a socket, or stand in the query after `user@/`. */
export function isDatabaseAddress(text: string): boolean {
  const url = text.replace('@/', '@localhost/');
  return URL.canParse(url) && namesHost(new URL(url).hostname);
}

/** Scheme, host and port, and nothing else. */
export function isOrigin(text: string): boolean {
  return isAddress(text) && !/[?#@]/.test(text);
}

/** `off`, a number of proxies, or their addresses and networks (CIDR or netmask), comma separated. */
export function isTrustProxy(text: string): boolean {
  return text === 'off' || /^[1-9]$/.test(text) || text.split(',').every(isNetwork);
}

/** A folder, or nothing yet. */
export function isFolderOrFree(folder: string): boolean {
  try {
    return statSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? true;
  } catch {
    return false;
  }
}

function namesHost(hostname: string): boolean {
  if (!canDecode(hostname)) return false;
  const host = decodeURIComponent(hostname);
  return host.startsWith('/') || isHost(host.replace(/^\[(.*)\]$/, '$1'));
}

function canDecode(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

function isNetwork(text: string): boolean {
  const [address = '', range, ...rest] = text.split('/');
  const family = isIP(address);
  if (!family || rest.length > 0) return false;
  if (range === undefined) return true;
  if (/^[0-9]+$/.test(range)) return Number(range) >= 1 && Number(range) <= (family === 4 ? 32 : 128);
  return family === 4 && isNetmask(range);
}

function isNetmask(text: string): boolean {
  const bits = text.split('.').map((part) => Number(part).toString(2).padStart(8, '0'));
  return isIPv4(text) && /^1+0*$/.test(bits.join(''));
}
