export const errorsPl = {
  'errors.network': 'Brak połączenia z serwerem. Spróbuj ponownie za chwilę.',
  'errors.unavailable': 'Serwer chwilowo nie odpowiada. Spróbuj ponownie za chwilę.',
  'errors.unexpected': 'Coś się nie udało. Nic nie przepadło, spróbuj ponownie.',
} as const;
