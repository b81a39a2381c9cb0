// The words about a board's key and its end: a new key, taking it off this device, destroying it for everyone, and what
// happens to a class board after its school year. Say what happens to others, and promise nothing about their devices.
export const nlKeys = {
  title: 'Sleutel en weghalen',
  close: 'Begrepen',
  later: 'Niet nu',

  renew: {
    title: 'Sleutel vernieuwen',
    why: 'Doe dit als de link of de code bij iemand is die niet meer mag meedoen of meekijken. De oude links en codes werken daarna niet meer.',
    others:
      'Iedereen die blijft, doet opnieuw mee met de nieuwe link. Wat iemand nog niet had gedeeld gaat niet verloren: het komt op het bord zodra diegene op hetzelfde apparaat opnieuw meedoet.',
    kept: 'Wat al op het apparaat van een ander staat, blijft daar staan.',
    damaged:
      'Bij de server is een wijziging beschadigd die geen apparaat kan lezen, en daardoor kan de server dit bord niet opruimen. Vernieuw de sleutel op het apparaat waarop het bord het volledigst is: dan blijft de beschadigde wijziging achter.',
    button: 'Vernieuw de sleutel',
    offline:
      'Hiervoor is verbinding nodig. Er is niets veranderd; probeer het opnieuw als het bord verbinding heeft.',
    incomplete:
      'Op dit apparaat is een deel van het bord niet te lezen. Vernieuw de sleutel op een ander apparaat.',
    readOnly: 'Op dit apparaat kijk je alleen mee. Vernieuwen kan op een apparaat dat meedoet.',
    copying: 'De nieuwe sleutel wordt klaargezet. Tot dat klaar is geldt de oude link.',
    waiting: 'De nieuwe sleutel komt er zodra er weer verbinding is. Tot dan geldt de oude link.',
    deleting: 'De nieuwe link werkt. De oude gaat uit zodra er weer verbinding is.',
    heldUp:
      'De nieuwe sleutel is nog niet klaar: op dit apparaat is een deel van het bord niet te lezen. Laad de pagina opnieuw. Tot dan werkt de oude link nog.',
    renewed:
      'De sleutel is vernieuwd. De oude links werken niet meer. Nodig iedereen die blijft opnieuw uit.',
    invite: 'Nodig uit',
    lost: 'Een collega was net eerder: dit bord heeft al een nieuwe sleutel of is opgeheven. Vraag om de nieuwe link.',
    refused: 'De server neemt het bord niet over. Er is niets veranderd: de oude sleutel blijft gelden.',
    merged: 'Wat op dit apparaat nog niet was gedeeld, staat nu op het bord.',
  },

  leave: {
    title: 'Weghalen van dit apparaat',
    what: 'Het bord gaat van dit apparaat af. Voor de anderen verandert er niets. Met de link of de code kun je weer meedoen.',
    button: 'Haal weg van dit apparaat',
    onlyHere: 'Dit bord is nooit gedeeld en staat alleen op dit apparaat.',
    unshared: (n: number) =>
      n === 1
        ? 'Nog 1 wijziging is niet gedeeld: die krijgen de anderen dan niet meer.'
        : `Nog ${n} wijzigingen zijn niet gedeeld: die krijgen de anderen dan niet meer.`,
    renewing: 'De nieuwe sleutel is nog niet klaar. Haal je het bord nu weg, dan blijft de oude link werken.',
  },

  destroy: {
    title: 'Vernietigen voor iedereen',
    what: 'Het bord verdwijnt van de server en van dit apparaat. Niemand kan er daarna nog iets op delen of met de link meedoen. Dit kan niet ongedaan worden gemaakt.',
    others:
      'Wie het bord al had, houdt een eigen kopie op dat apparaat. Die kopie wordt niet meer gedeeld; alleen diegene kan haar weghalen.',
    server: 'De server onthoudt 90 dagen dat dit bord is vernietigd, zonder te weten wat erop stond.',
    save: 'Bewaar eerst als bestand',
    start: 'Vernietig voor iedereen …',
    confirm: (name: string) => `Typ “${name}” om het zeker te weten`,
    button: 'Vernietig voor iedereen',
    busy: 'De server wordt gevraagd het bord te vernietigen',
    offline: 'Hiervoor is verbinding nodig. Er is niets vernietigd.',
    noAnswer:
      'De server gaf geen antwoord. Van dit apparaat is niets weggehaald. Probeer het opnieuw als er verbinding is.',
    renewing: 'De sleutel wordt nog vernieuwd. Er is niets vernietigd; probeer het daarna opnieuw.',
    done: (name: string) => `${name} is vernietigd op de server en op dit apparaat`,
  },

  retention: {
    title: 'Na het schooljaar',
    over: (year: string) => `Schooljaar ${year} is voorbij. Een klassenbord hoort dan weg te gaan.`,
    what: 'Op een klassenbord staan namen van leerlingen. Vanaf 1 augustus vraagt het bord daarom of het weg mag. Vanzelf verdwijnt er niets.',
    setting: 'Wissen na het schooljaar',
    ask: 'Vraag het op 1 augustus',
    keep: 'Niet vragen',
    fileTitle: 'Bewaar als bestand',
    fileHint: 'Het bestand blijft op dit apparaat. Je kunt het later openen op het beginscherm.',
    goalsAndSuccesses: 'Doelen en successen',
    everything: 'Alles',
    content: 'Wat komt erin',
    initials: 'Vervang namen door voorletters',
    initialsHint:
      'Ook in de teksten, waar de naam van een lid letterlijk staat. Andere namen blijven staan: lees het bestand na.',
    save: 'Bewaar als bestand',
    erase: 'Wis het klassenbord',
  },
}
