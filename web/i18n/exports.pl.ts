export const exportsPl = {
  'exports.export': 'Eksportuj wątek',
  'exports.text': 'Oznaczenie TLP stoi na każdej stronie. Kto eksportował i kiedy, zostaje w dzienniku zdarzeń.',
  'exports.format': 'Postać',
  'exports.pdfHint': 'Do czytania, drukowania i akt.',
  'exports.markdownHint': 'Zwykły tekst, do dalszej pracy.',
  'exports.label': 'Oznaczenie dokumentu',
  'exports.labelHint': 'Wiadomości o ostrzejszym oznaczeniu zostaną pominięte i policzone.',
  'exports.download': 'Pobierz plik',
  'exports.making': 'Przygotowywanie pliku. Przy długich wątkach może to potrwać minutę.',
} as const;
