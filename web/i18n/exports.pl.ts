export const exportsPl = {
  'exports.text': 'Oznaczenie TLP stoi na każdej stronie. Kto eksportował i kiedy, zostaje w dzienniku zdarzeń.',
  'exports.format': 'Postać',
  'exports.pdfHint': 'Do czytania, drukowania i akt.',
  'exports.markdownHint': 'Zwykły tekst, do dalszej pracy.',
  'exports.label': 'Oznaczenie dokumentu',
  'exports.labelHint': 'Wiadomości o ostrzejszym oznaczeniu zostaną pominięte i policzone.',
  'exports.download': 'Pobierz plik',
  'exports.downloadAll': {
    one: 'Pobierz {count} plik',
    few: 'Pobierz {count} pliki',
    many: 'Pobierz {count} plików',
    other: 'Pobierz {count} pliku',
  },
  'exports.making': 'Przygotowywanie pliku. Przy długich wątkach może to potrwać minutę.',
  'exports.inParts': {
    one: 'Ten wątek zmieści się w {count} pliku PDF.',
    few: 'Ten wątek jest długi: dostaniesz {count} pliki PDF, jeden po drugim, każdy z oznaczeniem i zakresem wiadomości. Przeglądarka może zapytać o zgodę na kilka plików. Cały wątek w jednym pliku daje Markdown.',
    many: 'Ten wątek jest długi: dostaniesz {count} plików PDF, jeden po drugim, każdy z oznaczeniem i zakresem wiadomości. Przeglądarka może zapytać o zgodę na kilka plików. Cały wątek w jednym pliku daje Markdown.',
    other:
      'Ten wątek jest długi: dostaniesz {count} pliku PDF, jeden po drugim, każdy z oznaczeniem i zakresem wiadomości. Przeglądarka może zapytać o zgodę na kilka plików. Cały wątek w jednym pliku daje Markdown.',
  },
  'exports.makingPart': 'Przygotowywanie pliku {at} z {of}. Poprzednie są już pobrane; anulowanie zatrzyma następne.',
} as const;
