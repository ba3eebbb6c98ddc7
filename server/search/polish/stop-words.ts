/** Words that stand in every text. They are found only as they are written, and only when somebody asks for nothing else. */
export const stopWords: ReadonlySet<string> = new Set(
  `a aby abym ach aczkolwiek albo ale ależ ani aż bez bo bowiem by bym choć ci cię co coś czy czyli dla do gdy
  gdyby gdyż gdzie go i ich ile im iż ja jak jako je jednak jego jej jemu jeśli jesli jeszcze jeżeli jezeli już
  juz ją kiedy kto która ktora które ktore którego której który ktory których którym którymi którzy lecz lub mi
  między mimo mną mnie my na nad nam nami nas nawet nią nic nich nie niech nim nimi niż no o od on ona one oni
  ono oraz po pod podczas ponieważ poza przed przede przez przy również rowniez się sie skąd sobie sobą ta tak
  taka taki takie także tam te tego tej tem też temu ten to tobą tobie tu ty tych tylko tym tymi u w we więc
  wiec wy z za zaś ze że żeby`
    .split(/\s+/)
    .filter(Boolean),
);
