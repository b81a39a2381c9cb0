// The words of what a device does beside its board: other boards, texts of other apps, installing, a tablet of the class.

export const nlDevice = {
  passOn: 'Geef door aan',
  passedOn: (name: string) => `Doorgegeven aan ${name}`,

  install: {
    title: 'Zet het bord op je telefoon: dan opent het ook zonder internet.',
    do: 'Zet op mijn telefoon',
    never: 'Niet meer vragen',
    tap: 'Tik onderaan in Safari op',
    choose: 'en kies ‘Zet op beginscherm’.',
    paste: 'Het bord op je beginscherm begint leeg: kopieer eerst de link van dit bord en plak hem daar.',
  },

  shared: {
    title: 'Gedeelde tekst',
    where: 'Wat wordt het, en op welk bord?',
    noBoard: 'Maak eerst een bord of doe ergens mee. De tekst blijft hier zolang staan.',
    tooMuch: (size: string) =>
      `Dit is te veel tekst voor kaartjes (${size}). Deel een kleiner stuk; alles staat nog in de app waaruit je deelde.`,
    nothing: 'Er kwam geen tekst mee. Deel hem nog een keer.',
    onto: (what: string, board: string) => `${what} op ${board}`,
    drop: 'Toch niet',
  },

  pupils: {
    title: 'Tablet van de klas',
    hint: 'Kies je naam of teken. Wie je bent wordt nergens bewaard.',
    none: 'Er staat nog niemand in de klas.',
    hello: (name: string) => `Dag ${name}`,
    nothing: 'Je hebt nu niets te doen.',
    everyone: 'Van de hele klas',
    what: 'Iets nieuws',
    done: 'Klaar',
    leave: 'Terug naar het bord',
  },
}

/** The shape every language must have. */
export type DeviceWords = typeof nlDevice
