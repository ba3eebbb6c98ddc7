/** A file of a message; `picture` has a small one beside it. */
export type SampleFile = {
  name: string;
  type: string;
  /** In `files/`. */
  from: string;
  picture?: { width: number; height: number; thumbnail: string };
};

export const pilotTimes: SampleFile = {
  name: 'Pilotaż – czas ćwiczeń.png',
  type: 'image/png',
  from: 'pilotaz-czas-cwiczen.png',
  picture: { width: 1200, height: 700, thumbnail: 'pilotaz-czas-cwiczen.thumbnail.webp' },
};

export const contactCard: SampleFile = {
  name: 'Karta kontaktu szkoła–komenda, wersja 3.pdf',
  type: 'application/pdf',
  from: 'karta-kontaktu-wersja-3.pdf',
};
