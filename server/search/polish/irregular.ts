/** Forms that no rule of the dictionary ties to their headword, which comes first. Other words that mean the same in search come as forms. */
const lines = `
dziecko dzieci dzieciom dziećmi dzieciach dziecię dzieciątko
człowiek ludzie ludzi ludziom ludźmi ludziach
rok lata lat latom latami latach
brat brata bratu bratem bracie bracia braci braciom braćmi braciach
ojciec ojcze
ząb zęby zębów zębom zębami zębach zęba zębowi zębem zębie
ksiądz księża księży księżom księżmi księżach księdza księdzu księdzem
przyjaciel przyjaciele przyjaciół przyjaciołom przyjaciółmi przyjaciołach
nieprzyjaciel nieprzyjaciele nieprzyjaciół nieprzyjaciołom nieprzyjaciółmi nieprzyjaciołach
tydzień tygodnia tygodniowi tygodniem tygodniu tygodnie tygodni tygodniom tygodniami tygodniach
dzień dnia dniowi dniem dniu dni dnie dniom dniami dniach
oko oczy oczu oczom oczami oczach oczyma
ucho uszy uszu uszom uszami uszach uszyma
ręka ręce rąk rękom rękami rękoma rękach ręku
gość gościa gości gośćmi gościom gościach goście
koń konia koni końmi koniom koniach konie
liść liścia liści liśćmi liściom liściach liście
kość kości kośćmi kościom kościach
dłoń dłoni dłońmi dłoniom dłoniach dłonie
nić nici nićmi niciom niciach
pieniądz pieniądze pieniędzy pieniądzom pieniędzmi pieniądzach
sędzia sędziego sędziemu sędzią sędzi sędziowie sędziów sędziom sędziami sędziach sędzię sędzio sędziach sędziemu sędzim
książę księcia księciu księciem książęta książąt książętom książętami książętach
państwo państwa państwu państwem państwie państw państwom państwami państwach
las lasu lasowi lasem lesie lasy lasów
chleb chleba chlebie chleby
cud cuda cudów cudy
akt akta aktów aktom aktami aktach
brać bierze biorę bierzesz bierzemy bierzecie biorą brał
być jest są jestem jesteś jesteśmy jesteście będę będziesz będzie będziemy będziecie będą bądź bądźmy bądźcie był była było byli były byłem byłam byłeś byłaś byliśmy byłyśmy byliście byłyście będąc będący będąca będące będących będącym będącymi
iść idę idziesz idzie idziemy idziecie idą szedł szła szło szli szły szedłem szłam szedłeś szłaś szliśmy szłyśmy idź idźmy idźcie idąc idący idąca idące idących
pójść pójdę pójdziesz pójdzie pójdziemy pójdziecie pójdą poszedł poszła poszło poszli poszły poszedłem poszłam pójdź
przyjść przyjdę przyjdziesz przyjdzie przyjdziemy przyjdziecie przyjdą przyszedł przyszła przyszło przyszli przyszły przyszedłem przyszłam przyjdź przyjdźcie
wyjść wyjdę wyjdziesz wyjdzie wyjdziemy wyjdziecie wyjdą wyszedł wyszła wyszło wyszli wyszły wyszedłem wyszłam wyjdź
wejść wejdę wejdziesz wejdzie wejdziemy wejdziecie wejdą wszedł weszła weszło weszli weszły wszedłem weszłam wejdź
przejść przejdę przejdziesz przejdzie przejdziemy przejdziecie przejdą przeszedł przeszła przeszło przeszli przeszły przejdź
zajść zajdę zajdziesz zajdzie zajdziemy zajdziecie zajdą zaszedł zaszła zaszło zaszli zaszły
dojść dojdę dojdziesz dojdzie dojdziemy dojdziecie dojdą doszedł doszła doszło doszli doszły
odejść odejdę odejdziesz odejdzie odejdziemy odejdziecie odejdą odszedł odeszła odeszło odeszli odeszły
móc mogę możesz może możemy możecie mogą mógł mogła mogło mogli mogły mógłby mogłaby mogliby mogłem mogłam
chcieć chcę chcesz chce chcemy chcecie chcą chciał chciała chcieli
mieć mam masz ma mamy macie mają miał miała miało mieli miały miałem miałam miej
wiedzieć wiem wiesz wie wiemy wiecie wiedzą wiedział wiedziała wiedzieli wiedz wiedząc
powiedzieć powiem powiesz powie powiemy powiecie powiedzą powiedział powiedziała powiedzieli powiedz powiedziano
jeść jem jesz jemy jecie jedzą jadł jadła jedli jadły jedz jedząc
jechać jadę jedziesz jedzie jedziemy jedziecie jadą jechał jechała jechali jedź jadąc
dać dam dasz da damy dacie dadzą dał dała dali dały daj
wziąć wezmę weźmiesz weźmie weźmiemy weźmiecie wezmą wziął wzięła wzięło wzięli wzięły weź weźcie
widzieć widzę widzisz widzi widzimy widzicie widzą widział widziała widzieli
biec biegnąć
zapobiec zapobiegnąć
przebiec przebiegnąć
pobiec pobiegnąć
wybiec wybiegnąć
wbiec wbiegnąć
dobiec dobiegnąć
podbiec podbiegnąć
odbiec odbiegnąć
obiec obiegnąć
ubiec ubiegnąć
zbiec zbiegnąć
trzeć tarł tarła tarło tarli tarły
wytrzeć wytarł wytarła wytarło wytarli wytarły
zatrzeć zatarł zatarła zatarło zatarli zatarły
zetrzeć starł starła starło starli starły
siąść siądę siądzie siadł siadła usiąść usiądę
dobry lepszy lepsza lepsze lepszego lepszej lepszych lepszym lepszymi lepszemu lepszą lepsi najlepszy
zły gorszy gorsza gorsze gorszego gorszej gorszych gorszym gorszymi gorszemu gorszą gorsi najgorszy źli
duży większy większa większe większego większej większych większym większymi większemu większą więksi największy
wielki większy większa większe większego większej większych większym większymi większą więksi największy
mały mniejszy mniejsza mniejsze mniejszego mniejszej mniejszych mniejszym mniejszymi mniejszą mniejsi najmniejszy
wysoki wyższy wyższa wyższe wyższego wyższej wyższych wyższym wyższymi wyższą wyżsi najwyższy
niski niższy niższa niższe niższego niższej niższych niższym niższymi niższą niżsi najniższy
lekki lżejszy lżejsza lżejsze lżejszego lżejszej lżejszych najlżejszy
wąski węższy węższa węższe węższego węższej węższych najwęższy
biały bielszy bielsza bielsze najbielszy
gorący gorętszy gorętsza gorętsze najgorętszy najgorętsza najgorętsze
białystok białegostoku białemustokowi białymstokiem białymstoku
węgry węgier węgrom węgrami węgrzech
włochy włoch włochom włochami włoszech
dobrze lepiej najlepiej
źle gorzej najgorzej
dużo więcej najwięcej wiele wielu wieloma
mało mniej najmniej niewiele niewielu
bardzo bardziej najbardziej
szybko szybciej najszybciej
wysoko wyżej najwyżej
nisko niżej najniżej
blisko bliżej najbliżej
daleko dalej najdalej
długo dłużej najdłużej
krótko krócej najkrócej
często częściej najczęściej
rzadko rzadziej najrzadziej
łatwo łatwiej najłatwiej
trudno trudniej najtrudniej
drogo drożej najdrożej
tanio taniej najtaniej
jeden jedna jedno jednego jednej jednemu jednym jedną jedni jedne jednych jednymi
dwa dwie dwóch dwu dwom dwóm dwoma dwiema dwaj dwoje dwojga dwojgu dwojgiem
trzy trzech trzem trzema trzej troje trojga trojgu
cztery czterech czterem czterema czterej czworo czworga
pięć pięciu pięcioma pięcioro pięciorga
sześć sześciu sześcioma sześcioro
siedem siedmiu siedmioma siedmioro
osiem ośmiu ośmioma ośmioro
dziewięć dziewięciu dziewięcioma
dziesięć dziesięciu dziesięcioma
sto stu
dwieście dwustu
trzysta trzystu
oba obie obu obaj obydwa obydwie obydwu oboje obojga
mój moja moje mojego mojej mojemu moim moją moi moich moimi
twój twoja twoje twojego twojej twojemu twoim twoją twoi twoich twoimi
swój swoja swoje swojego swojej swojemu swoim swoją swoi swoich swoimi
nasz nasza nasze naszego naszej naszemu naszym naszą nasi naszych naszymi
wasz wasza wasze waszego waszej waszemu waszym waszą wasi waszych waszymi
żaden żadna żadne żadnego żadnej żadnemu żadnym żadną żadni żadnych żadnymi
każdy każda każde każdego każdej każdemu każdym każdą
wszystko wszyscy wszystkie wszystkich wszystkim wszystkimi wszystkiego wszystkiemu
sam sama samo samego samej samemu samym samą sami same samych samymi
ktoś kogoś komuś kimś
coś czegoś czemuś czymś
nikt nikogo nikomu nikim
`;

/** The headwords of an irregular form, a headword among them. */
export const irregularLemmas: ReadonlyMap<string, string[]> = readLines();

function readLines(): Map<string, string[]> {
  const lemmas = new Map<string, string[]>();
  for (const line of lines.trim().split('\n')) {
    const [headword = '', ...forms] = line.split(' ');
    for (const form of [headword, ...forms]) lemmas.set(form, [...new Set([...(lemmas.get(form) ?? []), headword])]);
  }
  return lemmas;
}
