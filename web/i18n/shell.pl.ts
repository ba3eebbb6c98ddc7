export const shellPl = {
  'shell.product': 'Konsylium',
  'shell.team': 'Międzysektorowy Zespół Ekspercki',
  'shell.skip': 'Przejdź do treści',
} as const;
