// What is to be read around the rhythm of a year: calendar, periods, closing, the year on one page. Loaded with those screens.
export const nlRhythm = {
  calendar: {
    title: 'Kalender en periodes',
    region: 'Vakantieregio',
    regions: { noord: 'Noord', midden: 'Midden', zuid: 'Zuid' },
    regionHint:
      'Data van het ministerie van OCW. Herfst- en voorjaarsvakantie zijn adviezen: pas aan wat bij jullie anders is.',
    noDates: (year: string) => `Voor ${year} zijn nog geen data bekend. Vul ze hieronder zelf in.`,
    filled: (n: number) => `${n} vakanties ingevuld`,
    holidays: 'Vakanties',
    addHoliday: 'Vakantie toevoegen',
    edit: (name: string) => `Verander ${name}`,
    name: 'Naam',
    from: 'Eerste dag',
    to: 'Laatste dag',
    remove: 'Weghalen',
    removed: (name: string) => `${name} weggehaald`,
    trouble: {
      'no-day': 'Kies een eerste en een laatste dag.',
      reversed: 'De laatste dag ligt voor de eerste. Er is niets veranderd.',
    },
    overlap: (name: string) => `Overlapt met ${name}: samen tellen ze als één vakantie.`,
    periods: 'Periodes',
    noPeriods: 'Nog geen periodes. Kies de regio: dan komt er een voorstel.',
    proposal: 'Voorstel, van vakantie naar vakantie',
    span: (from: string, to: string, weeks: number) =>
      weeks === 1 ? `${from} – ${to} · 1 week` : `${from} – ${to} · ${weeks} weken`,
    accept: 'Zet op het bord',
    accepted: (n: number) => (n === 1 ? '1 periode toegevoegd' : `${n} periodes toegevoegd`),
    period: (n: number) => `Periode ${n}`,
    closed: 'afgesloten',
  },

  closing: {
    period: 'Periode afsluiten',
    year: 'Schooljaar afsluiten',
    noPeriod: 'Er is nu geen periode om af te sluiten. Zet er eerst een in de kalender.',
    lookBack: (sessions: number, done: number, successes: number) =>
      `Samen: ${sessions}× bij het bord, ${done} acties klaar, ${successes} successen.`,
    goals: 'Hoe is het gegaan?',
    noGoals: 'Er zijn geen open doelen.',
    along: 'Gaat mee',
    status: {
      reached: 'Gehaald',
      almost: 'Bijna',
      missed: 'Niet gehaald',
      stopped: 'Gestopt',
    },
    outcome: 'Wat kwam ervan?',
    why: 'Waarom stoppen we?',
    secure: 'Borgen',
    habit: 'Wat houden we vol?',
    weeks: 'Om de hoeveel weken kijken?',
    actions: 'Open acties: tik aan wat stopt',
    periodOver: 'De periode is afgesloten',
    yearOver: 'Het schooljaar is afgesloten',
    learned: 'Wat hebben we geleerd?',
    next: 'Nieuwe periode',
    members: 'Wie doen er mee?',
    closePeriod: 'Sluit af en begin de nieuwe',
    periodClosed: (name: string) => `${name} is begonnen`,
    yearWhat: (year: string) =>
      `Er komt een nieuw bord voor ${year}. Het team, de afspraken, wat je borgt en wat open is gaan mee. Dit bord blijft om terug te lezen. Dezelfde link geeft toegang.`,
    classWhat: (year: string) =>
      `Er komt een nieuw bord voor ${year}, met de afspraken en zonder namen van kinderen. Dit bord blijft om terug te lezen.`,
    closeYear: (year: string) => `Begin ${year}`,
    over: (year: string) => `Dit schooljaar is afgesloten. Het bord van ${year} is begonnen.`,
    goOn: (year: string) => `Naar ${year}`,
    reopen: 'Toch nog open',
  },

  habits: {
    due: 'Borgen: nog kijken',
    checkOf: (habit: string) => `Gecheckt: ${habit}`,
    checked: 'Genoteerd: gecheckt',
  },

  year: {
    title: 'Jaar in beeld',
    of: (label: string) => `Schooljaar ${label}`,
    reached: 'doelen gehaald',
    measured: 'keer gemeten',
    sessions: 'bordsessies',
    done: 'acties klaar',
    successes: 'successen',
    goals: 'Onze doelen',
    course: (first: string, last: string) => `van ${first} naar ${last}`,
    perWeek: 'Acties klaar per week',
    perWeekAs: (done: number, most: number) => `${done} acties klaar, in één week hoogstens ${most}`,
    rhythm: 'Ons ritme',
    session: 'Bordsessie · elke week',
    visits: 'Lesbezoek · om de week',
    designs: 'Samen lessen ontwerpen · elke maand',
    times: (n: number) => `${n}×`,
    proud: 'Hier zijn we trots op',
    more: (n: number) => `en nog ${n}`,
    print: 'Druk af op één bladzijde',
    carrying: 'Open acties per persoon (alleen hier)',
    nothing: 'Dit jaar begint nog. Wat jullie doen, komt hier vanzelf.',
  },

  method: {
    title: 'Zo werkt het',
    step: (n: number, of: number) => `${n} van ${of}`,
    next: 'Volgende',
    back: 'Vorige',
    done: 'Begrepen',
    read: 'Lees meer',
  },
}

/** The shape every language must have. */
export type RhythmWords = typeof nlRhythm
