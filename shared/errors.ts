/** Every code that a route or a socket may answer with: HTTP status, Polish and English message. */
export const errorCatalogue = {
  bad_request: { status: 400, pl: 'Żądanie jest nieprawidłowe.', en: 'The request is malformed.' },
  invalid_input: { status: 400, pl: 'Nieprawidłowe dane: {detail}.', en: 'Invalid input: {detail}.' },
  link_expired: {
    status: 400,
    pl: 'Ten link wygasł albo został już użyty. Poproś o nowy.',
    en: 'This link has expired or was already used. Ask for a new one.',
  },
  sign_in_required: { status: 401, pl: 'Zaloguj się, aby kontynuować.', en: 'Sign in to continue.' },
  bad_signature: {
    status: 401,
    pl: 'Podpis wiadomości jest nieprawidłowy.',
    en: 'The signature of the message is wrong.',
  },
  room_banned: { status: 403, pl: 'Usunięto Cię z tej rozmowy.', en: 'You were removed from this call.' },
  forbidden: { status: 403, pl: 'Nie masz uprawnień do tej czynności.', en: 'You are not allowed to do this.' },
  wrong_origin: { status: 403, pl: 'Żądanie przyszło z obcej strony.', en: 'The request came from another site.' },
  read_only_token: { status: 403, pl: 'Ten token pozwala tylko czytać.', en: 'This token may only read.' },
  not_found: {
    status: 404,
    pl: 'Nie ma takiej strony albo nie masz do niej dostępu.',
    en: 'No such thing, or you have no access to it.',
  },
  conflict: {
    status: 409,
    pl: 'Ktoś właśnie to zmienił. Odśwież i spróbuj ponownie.',
    en: 'Somebody has just changed this. Refresh and try again.',
  },
  already_member: { status: 409, pl: 'Ta osoba już należy do grupy.', en: 'This person is already in the group.' },
  last_chair: {
    status: 409,
    pl: 'Grupa musi mieć osobę, która ją prowadzi lub koordynuje.',
    en: 'A group needs somebody who chairs or coordinates it.',
  },
  meeting_time_missing: {
    status: 400,
    pl: 'Tej godziny lub daty nie ma w wybranej strefie czasowej. Wybierz inną.',
    en: 'This time or date does not exist in the chosen time zone. Choose another one.',
  },
  meeting_ends_early: {
    status: 400,
    pl: 'Koniec musi być po początku, najdalej o czternaście dni.',
    en: 'The end must follow the start, by fourteen days at the most.',
  },
  meeting_off_rule: {
    status: 400,
    pl: 'Pierwsze spotkanie nie wypada w dniu powtarzania.',
    en: 'The first meeting does not fall on a day of the series.',
  },
  meeting_cancelled: { status: 409, pl: 'To spotkanie jest odwołane.', en: 'This meeting is cancelled.' },
  meeting_group_only: {
    status: 409,
    pl: 'Przy oznaczeniu TLP:AMBER+STRICT można zaprosić tylko osoby z grupy.',
    en: 'Under TLP:AMBER+STRICT only people of the group can be invited.',
  },
  readers_need_red: {
    status: 400,
    pl: 'Osoby można wskazać tylko przy oznaczeniu TLP:RED.',
    en: 'People can be named only under TLP:RED.',
  },
  thread_closed: {
    status: 409,
    pl: 'Wątek jest zamknięty. Otwórz go ponownie, aby pisać.',
    en: 'The thread is closed. Reopen it to write.',
  },
  attachment_gone: {
    status: 409,
    pl: 'Przesłane pliki wygasły albo należą do innego wątku. Dodaj je ponownie.',
    en: 'The uploaded files have expired or belong to another thread. Add them again.',
  },
  upload_unfinished: {
    status: 409,
    pl: 'Plik nie został jeszcze przesłany w całości.',
    en: 'The file has not been uploaded completely yet.',
  },
  task_owner: {
    status: 409,
    pl: 'Zadanie może wziąć tylko osoba z grupy, która nie jest w niej obserwatorem.',
    en: 'Only people of the group who are not observers can take a task.',
  },
  decision_times: {
    status: 400,
    pl: 'Głosowanie musi się kończyć po otwarciu, w przyszłości i najdalej za rok.',
    en: 'A decision must close after it opens, in the future, and within a year.',
  },
  decision_options: {
    status: 400,
    pl: 'Podaj co najmniej dwie różne opcje.',
    en: 'Give at least two different options.',
  },
  decision_choice: {
    status: 400,
    pl: 'Takiego stanowiska nie ma w tym głosowaniu.',
    en: 'This decision knows no such position.',
  },
  decision_reason: {
    status: 400,
    pl: 'W tym głosowaniu stanowisko wymaga uzasadnienia.',
    en: 'A position in this decision needs a reason.',
  },
  decision_few_voters: {
    status: 409,
    pl: 'Za mało osób może głosować: potrzeba co najmniej jednej, w głosowaniu tajnym trzech.',
    en: 'Too few people may vote: it takes at least one, in a secret ballot three.',
  },
  decision_not_open: {
    status: 409,
    pl: 'To głosowanie nie jest otwarte.',
    en: 'This decision is not open.',
  },
  decision_frozen: {
    status: 409,
    pl: 'Po otwarciu zasady się nie zmieniają. Zmienić można treść: wszyscy głosują wtedy od nowa.',
    en: 'Once open, the rules stay. The wording may change: everybody is then asked again.',
  },
  decision_reworded: {
    status: 409,
    pl: 'Treść wniosku zmieniła się. Przeczytaj nową wersję i zagłosuj ponownie.',
    en: 'The wording has changed. Read the new version and vote again.',
  },
  decision_no_dissent: {
    status: 409,
    pl: 'Zdanie odrębne składają osoby, które nie głosowały tak, jak rozstrzygnięto. Bez kworum nic nie rozstrzygnięto.',
    en: 'Dissent is for those who did not vote with the outcome. Without a quorum nothing was decided.',
  },
  decision_ballot_cast: {
    status: 409,
    pl: 'Twój głos jest już w urnie. W głosowaniu tajnym można go zmienić tylko na urządzeniu, na którym został oddany.',
    en: 'Your ballot is in the urn. In a secret ballot it can only be changed on the device it was given on.',
  },
  gone: { status: 410, pl: 'Ten adres został unieważniony.', en: 'This address has been revoked.' },
  too_large: { status: 413, pl: 'Przesłana treść jest za duża.', en: 'The content sent is too large.' },
  export_red: {
    status: 403,
    pl: 'Treści TLP:RED nie eksportujemy: są tylko dla wskazanych osób.',
    en: 'TLP:RED is never exported: it is for the named people only.',
  },
  export_too_long: {
    status: 409,
    pl: 'To za dużo na jeden plik PDF. Pobierz wątek w częściach albo jako Markdown.',
    en: 'This is too much for one PDF. Download the thread in parts, or as Markdown.',
  },
  export_failed: {
    status: 503,
    pl: 'Nie udało się przygotować PDF. Spróbuj ponownie albo pobierz Markdown.',
    en: 'The PDF could not be made. Try again, or download Markdown.',
  },
  file_empty: { status: 400, pl: 'Ten plik jest pusty.', en: 'This file is empty.' },
  file_broken: {
    status: 415,
    pl: 'Tego obrazu nie da się odczytać albo ma za dużo punktów. Zapisz go jeszcze raz i spróbuj ponownie.',
    en: 'This picture can not be read or has too many pixels. Save it again and try once more.',
  },
  file_too_large: {
    status: 413,
    pl: 'Plik jest za duży. Największy może mieć {detail} MB.',
    en: 'The file is too large. The largest may have {detail} MB.',
  },
  upload_quota: {
    status: 413,
    pl: 'Za dużo plików czeka na wysłanie. Wyślij albo usuń te, które już dodano.',
    en: 'Too many files are waiting to be sent. Send or remove those already added.',
  },
  file_type: {
    status: 415,
    pl: 'Takich plików nie przyjmujemy. Można dodać zdjęcia (JPEG, PNG, GIF, WebP), PDF, dokumenty biurowe, tekst, nagrania i ZIP.',
    en: 'Files of this kind are not taken. You can add pictures (JPEG, PNG, GIF, WebP), PDF, office documents, text, recordings and ZIP.',
  },
  unsupported_media: { status: 415, pl: 'Nieobsługiwany rodzaj treści.', en: 'Unsupported content type.' },
  too_many_requests: {
    status: 429,
    pl: 'Za dużo prób. Odczekaj chwilę i spróbuj ponownie.',
    en: 'Too many attempts. Wait a moment and try again.',
  },
  internal: {
    status: 500,
    pl: 'Coś się nie udało po naszej stronie. Nic nie przepadło, spróbuj ponownie.',
    en: 'Something failed on our side. Nothing was lost, try again.',
  },
  livekit_preparing: {
    status: 503,
    pl: 'Serwer wideo jest przygotowywany.',
    en: 'The video server is being prepared.',
  },
  livekit_missing: { status: 503, pl: 'Serwer wideo jest niedostępny.', en: 'The video server is not available.' },
  unavailable: {
    status: 503,
    pl: 'Usługa jest chwilowo niedostępna.',
    en: 'The service is unavailable for the moment.',
  },
} as const;

export type ErrorCode = keyof typeof errorCatalogue;
export type Locale = 'pl' | 'en';

/** The one error of the house: thrown anywhere, translated only at the edge. `data` fills `{name}` in the message. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly data: Record<string, string>;

  constructor(code: ErrorCode, data: Record<string, string> = {}) {
    super(code);
    this.name = 'AppError';
    this.code = code;
    this.data = data;
  }
}

/** The reader's message for a code. */
export function errorMessage(code: ErrorCode, locale: Locale, data: Record<string, string> = {}): string {
  return errorCatalogue[code][locale].replace(/\{(\w+)\}/g, (_, name: string) => data[name] ?? '');
}
