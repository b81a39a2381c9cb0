// Every word on the screen, Dutch first: the source of all languages. Messages with numbers or names are functions.
import type { AgendaPart, Mood, Zone } from '../board/schema.ts'

export const nl = {
  language: 'nl',
  appName: 'Verbeterbord',
  tagline: 'Elke dag samen een beetje beter',

  common: {
    add: 'Toevoegen',
    save: 'Bewaren',
    cancel: 'Annuleren',
    close: 'Sluiten',
    back: 'Terug',
    archive: 'Opbergen',
    edit: 'Aanpassen',
    undo: 'Ongedaan maken',
    redo: 'Opnieuw doen',
    undone: 'Ongedaan gemaakt',
    optional: 'mag leeg blijven',
    more: (n: number) => `nog ${n}`,
    today: 'vandaag',
    yesterday: 'gisteren',
    week: (n: number) => `week ${n}`,
    weekShort: (n: number) => `wk ${n}`,
    written: 'geschreven kaart',
  },

  header: {
    zones: 'Kies een vak',
    team: 'Team',
    class: 'Klas',
    share: 'Meedoen',
    tasks: 'Organisatie',
    more: 'Meer',
    untitled: 'Ons bord',
  },

  arriving: {
    arriving: 'Het bord wordt opgehaald zodra er verbinding is.',
  },

  status: {
    label: 'Opslaan en delen',
    saved: 'Opgeslagen op dit apparaat',
    saving: 'Bezig met opslaan',
    failedFull:
      'Niet opgeslagen: het apparaat is vol. Maak ruimte vrij; tot dan staat alles alleen in dit venster.',
    failedUnavailable:
      'Niet opgeslagen: de opslag van deze browser gaat niet open. Laat dit venster open of bewaar het bord als bestand.',
    failedLost: 'Niet opgeslagen: de opslag viel weg. We proberen het steeds opnieuw; laat dit venster open.',
    failedRemoved:
      'Niet opgeslagen: dit bord is in een ander venster van dit apparaat gehaald. Open het opnieuw met de link.',
    onlyHere: 'Alleen op dit apparaat',
    shared: 'Gedeeld',
    sharedWith: (devices: number) => `Gedeeld · ${devices} apparaten`,
    unshared: (n: number) => `Nog ${n} niet gedeeld`,
    readOnly: 'Alleen lezen',
    offline: 'Geen verbinding',
    refusedNoPermission:
      'Deze server neemt geen nieuwe borden aan zonder toestemming van de beheerder. Vraag de beheerder om de link met toestemming en open die op dit apparaat.',
    refusedNoAccess: 'Deze link geeft geen toegang meer tot het bord. Vraag je team om een nieuwe.',
    refusedGone:
      'Dit bord is voor iedereen opgeheven of heeft een nieuwe sleutel. Wat hier staat blijft op dit apparaat.',
    refusedNewer: 'De server is nieuwer dan dit scherm. Laad de pagina opnieuw.',
    refusedOther: 'De server weigert de verbinding. Alles blijft op dit apparaat staan.',
    storageFull: 'De server is vol. Je wijzigingen staan veilig op dit apparaat en worden later gedeeld.',
    busy: 'De server heeft het druk of start opnieuw. Dit apparaat probeert het vanzelf nog eens.',
    tooLarge: 'Een wijziging is te groot om te delen. Ze staat wel op dit apparaat.',
    newerFrame: 'Een collega gebruikt een nieuwere versie. Laad de pagina opnieuw om alles te zien.',
    damaged: 'Een wijziging bij de server is beschadigd. Een nieuwe sleutel verhelpt dat.',
    newerBoard:
      'Dit bord is gemaakt met een nieuwere versie. Je kunt het lezen; laad opnieuw om mee te doen.',
    loadFailed:
      'De opslag van deze browser gaat niet open. Het bord werkt, maar alleen zolang dit venster open blijft.',
  },

  zones: {
    'check-in': 'Check-in',
    successes: 'Successen',
    goals: 'Doelen',
    actions: 'Acties',
    planning: 'Planning',
    agreements: 'Afspraken',
    secured: 'Borgen',
    parking: 'Parkeerplaats',
  } satisfies Record<Zone, string>,

  agenda: {
    'check-in': 'Check-in',
    successes: 'Successen',
    goals: 'Doelen',
    actions: 'Acties',
    planning: 'Planning',
    'check-out': 'Afsluiten',
  } satisfies Record<AgendaPart, string>,

  checkIn: {
    question: 'Hoe zit je erbij?',
    moods: { happy: 'Blij', neutral: 'Gewoon', unhappy: 'Niet zo' } satisfies Record<Mood, string>,
    count: (mood: string, n: number) => `${mood}: ${n}`,
    less: 'eentje minder',
    correct: 'Verbeteren',
    correctDone: 'Klaar met verbeteren',
  },

  goal: {
    add: 'Doel',
    newTitle: 'Nieuw doel',
    yearGoal: (text: string) => `Jaardoel: ${text}`,
    none: 'Nog geen doel. Wat moeten leerlingen over zes weken merken?',
    noneReader: 'Er staat nog geen doel op dit bord.',
    withoutGoal: 'Andere acties',
    noMeasure: 'nog niet gemeten',
    ideas: 'Ideeën voor later',
  },

  measurement: {
    add: 'Meting',
  },

  action: {
    add: 'Actie',
    todo: 'Te doen',
    doing: 'Mee bezig',
    done: 'Klaar',
    stopped: 'Gestopt',
    nextSessionShort: 'volgende sessie',
    askHelp: 'Hulp nodig',
    late: 'te laat',
    carriedOver: (n: number) => `${n}× doorgeschoven`,
    lane: (status: string, goal: string) => (goal ? `${status}, ${goal}` : status),
    addTo: (status: string, goal: string) => `Nieuw kaartje: ${status}${goal ? `, ${goal}` : ''}`,
    moved: (text: string, to: string) => `${text} staat nu bij ${to}`,
    movedUp: (text: string) => `${text} staat een plek hoger`,
    movedDown: (text: string) => `${text} staat een plek lager`,
    cardHelp: 'Enter opent, Alt met pijltjes verplaatst',
  },

  success: {
    add: 'Succes',
    none: 'Wat ging er goed deze week?',
    earlier: (n: number) => (n === 1 ? 'en 1 eerder succes' : `en ${n} eerdere successen`),
  },

  planning: {
    none: 'Nog niets gepland voor de komende weken.',
    addButton: 'Zet iets in de planning',
  },

  update: {
    available: 'Er is een nieuwe versie.',
    apply: 'Nu vernieuwen',
    elsewhere: 'De nieuwe versie draait al. Laad de pagina opnieuw.',
    offlineReady: 'Klaar: het bord werkt nu ook zonder internet.',
    permitted: 'Dit apparaat mag nu nieuwe borden delen.',
  },
}

/** The shape every language must have. */
export type Words = typeof nl
