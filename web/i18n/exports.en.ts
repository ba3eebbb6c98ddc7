export const exportsEn = {
  'exports.text': 'The TLP label stands on every page. Who exported and when stays in the audit log.',
  'exports.format': 'Format',
  'exports.pdfHint': 'For reading, printing and the files.',
  'exports.markdownHint': 'Plain text, to work on with.',
  'exports.label': 'Label of the document',
  'exports.labelHint': 'Messages under a stricter label are left out and counted.',
  'exports.download': 'Download file',
  'exports.downloadAll': { one: 'Download {count} file', other: 'Download {count} files' },
  'exports.making': 'The file is being made. With long threads this may take a minute.',
  'exports.inParts': {
    one: 'This thread fits into {count} PDF.',
    other:
      'This thread is long: you will get {count} PDFs, one after the other, each with its label and the messages it holds. The browser may ask whether several files are welcome. Markdown gives the whole thread in one file.',
  },
  'exports.makingPart': 'File {at} of {of} is being made. Those before it are downloaded; cancelling stops the rest.',
} as const;
