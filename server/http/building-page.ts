type Moment = 'building' | 'failed';

const words = {
  building: {
    pl: ['Strony się budują', 'To trwa kilka sekund i zdarza się raz, po zmianie wersji. Ta strona odświeży się sama.'],
    en: [
      'The pages are being built',
      'It takes seconds and happens once for each version. This page reloads by itself.',
    ],
  },
  failed: {
    pl: ['Stron nie udało się zbudować', 'Przyczynę podaje terminal, w którym działa hub. Potem uruchom hub ponownie.'],
    en: ['The pages could not be built', 'The terminal that runs the hub says why. Then start the hub again.'],
  },
} as const;

// Colours are those of web/styles/tokens.css. Styles stand in attributes: the policy allows those, and no <style>.
const body =
  'margin:0; min-height:100vh; display:grid; place-content:center; background:light-dark(#fbfaf7,#11171d); ' +
  'color:light-dark(#16202c,#e8ecef); font:1.0625rem/1.5 system-ui,sans-serif; accent-color:light-dark(#0b6b6b,#67c7bf)';
const main = 'box-sizing:border-box; max-width:34rem; padding:2rem 1.25rem; display:grid; gap:1.5rem';
const heading = 'margin:0 0 .25rem; font-size:1.375rem; line-height:1.25; font-weight:600';
const quiet = 'margin:0; color:light-dark(#414d5a,#bcc6ce)';

function section(moment: Moment, language: 'pl' | 'en'): string {
  const [title, text] = words[moment][language];
  const level = language === 'pl' ? 'h1' : 'h2';
  return `<div lang="${language}"><${level} style="${heading}">${title}</${level}><p style="${quiet}">${text}</p></div>`;
}

/** What a browser gets as long as there are no pages to give: in both languages, for the reader's is not known yet. */
export function buildingPage(moment: Moment): string {
  const waiting = moment === 'building';
  return `<!doctype html>
<html lang="pl" style="color-scheme:light dark">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
${waiting ? '<meta http-equiv="refresh" content="1">' : ''}
<title>Konsylium</title>
<link rel="icon" href="data:,">
</head>
<body style="${body}"><main style="${main}">
${waiting ? `<progress style="width:100%" aria-label="${words.building.pl[0]}"></progress>` : ''}
${section(moment, 'pl')}
${section(moment, 'en')}
</main></body>
</html>
`;
}
