// The words of the board in the hand. They come with that surface, on a narrow screen only.

export const nlHand = {
  hand: {
    mine: 'Mijn acties',
    board: 'Bord',
    places: 'Waar wil je heen',
    zonesOfBoard: 'Vakken',
    late: 'Te laat',
    thisWeek: 'Deze week',
    later: 'Later',
    justDone: 'Net gedaan',
    others: 'Van het team',
    ofClass: 'Van de klas',
    nothing: 'Je hebt nu geen acties.',
    whoAreYou: 'Wie ben je? Dan staan hier jouw acties.',
    someoneElse: 'Ik sta er niet bij',
    youAre: (name: string) => `Je bent ${name}`,
    task: 'organisatorisch bord',
    complete: (text: string) => `Gelukt: ${text}`,
    reopen: (text: string) => `Toch niet klaar: ${text}`,
    completed: 'Mooi, gelukt',
    reopened: 'Staat weer open',
    together: (names: string) => `met ${names}`,
    showAll: (n: number) => `Nog ${n} op het bord`,
  },

  quick: {
    newAction: 'Nieuwe actie…',
    newSuccess: 'Nieuw succes…',
    example: 'vr, @Anne',
    understood: 'Begrepen',
    takeOff: (what: string) => `Maak er weer gewone tekst van: ${what}`,
    choose: (name: string) => `Welke ${name}?`,
    actionAdded: 'Staat op het bord',
    successAdded: 'Staat bij de successen',
    lines: (n: number) => `Je plakt ${n} regels. Worden dat losse kaartjes?`,
    addAll: (n: number) => (n === 1 ? 'Maak 1 kaartje' : `Maak ${n} kaartjes`),
    asOne: 'Alles op één kaartje',
    throwAway: 'Toch niet',
    allAdded: (n: number) => (n === 1 ? '1 kaartje op het bord' : `${n} kaartjes op het bord`),
  },

  move: {
    title: (text: string) => `Waar moet dit heen: ${text}`,
  },

  since: {
    title: 'Sinds je keek',
    seen: 'Gezien',
    newActions: (n: number) => (n === 1 ? '1 nieuwe actie' : `${n} nieuwe acties`),
    doneActions: (n: number) => (n === 1 ? '1 actie klaar' : `${n} acties klaar`),
    helpAsked: (n: number) => (n === 1 ? '1 keer hulp gevraagd' : `${n} keer hulp gevraagd`),
    newSuccesses: (n: number) => (n === 1 ? '1 nieuw succes' : `${n} nieuwe successen`),
    measured: (n: number) => (n === 1 ? '1 meting' : `${n} metingen`),
    goals: (n: number) => (n === 1 ? '1 doel is anders' : `${n} doelen zijn anders`),
    planned: (n: number) => (n === 1 ? '1 keer iets gepland' : `${n} keer iets gepland`),
    sessions: (n: number) => (n === 1 ? '1 bordsessie' : `${n} bordsessies`),
  },

  more: {
    own: 'Jij',
    chooseName: 'Kies wie je bent',
    board: 'Dit bord',
    add: 'Erbij zetten',
    settings: 'Instellingen',
  },
}

/** The shape every language must have. */
export type HandWords = typeof nlHand
