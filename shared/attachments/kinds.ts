/** `endings`: what names of such files end with, the usual one first. `shown`: a browser may show it by itself. */
export type FileKind = { endings: readonly string[]; shown: boolean };

const office = 'application/vnd.openxmlformats-officedocument';
const open = 'application/vnd.oasis.opendocument';
const kept = (...endings: string[]): FileKind => ({ endings, shown: false });
const shown = (...endings: string[]): FileKind => ({ endings, shown: true });

/** Every kind of file that is taken, by media type. Never HTML, SVG or XML: they can carry scripts. */
export const fileKinds: ReadonlyMap<string, FileKind> = new Map([
  ['image/jpeg', shown('jpg', 'jpeg')],
  ['image/png', shown('png')],
  ['image/gif', shown('gif')],
  ['image/webp', shown('webp')],
  ['application/pdf', shown('pdf')],
  ['text/plain', shown('txt', 'md', 'log')],
  ['text/csv', kept('csv')],
  [`${office}.wordprocessingml.document`, kept('docx')],
  [`${office}.spreadsheetml.sheet`, kept('xlsx')],
  [`${office}.presentationml.presentation`, kept('pptx')],
  [`${open}.text`, kept('odt')],
  [`${open}.spreadsheet`, kept('ods')],
  [`${open}.presentation`, kept('odp')],
  ['application/x-cfb', kept('doc', 'xls', 'ppt', 'msg')],
  ['application/rtf', kept('rtf')],
  ['application/zip', kept('zip')],
  ['audio/mpeg', shown('mp3')],
  ['audio/x-m4a', shown('m4a')],
  ['audio/ogg', shown('ogg', 'opus')],
  ['audio/wav', shown('wav')],
  ['video/mp4', shown('mp4')],
  ['video/webm', shown('webm')],
  ['video/quicktime', kept('mov')],
]);

/** Pictures: they get a thumbnail and lose what the camera wrote into them. */
export const isPicture = (type: string): boolean => type.startsWith('image/');

/** The ending of a name in small letters, without the dot; empty when there is none. */
export const endingOf = (name: string): string => /[^.]\.([^.]{1,10})$/.exec(name)?.[1]?.toLowerCase() ?? '';
