export const exportsEn = {
  'exports.export': 'Export thread',
  'exports.text': 'The TLP label stands on every page. Who exported and when stays in the audit log.',
  'exports.format': 'Format',
  'exports.pdfHint': 'For reading, printing and the files.',
  'exports.markdownHint': 'Plain text, to work on with.',
  'exports.label': 'Label of the document',
  'exports.labelHint': 'Messages under a stricter label are left out and counted.',
  'exports.download': 'Download file',
  'exports.making': 'The file is being made. With long threads this may take a minute.',
} as const;
