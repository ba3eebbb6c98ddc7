export const dialogsPl = {
  'ui.leave.title': 'Odrzucić to, co jest wpisane?',
  'ui.leave.text': 'Okno się zamknie, a wpisany tekst przepadnie.',
  'ui.leave.keep': 'Wróć do pisania',
  'ui.leave.discard': 'Odrzuć',
} as const;
