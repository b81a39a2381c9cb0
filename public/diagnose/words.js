// What the page /diagnose says, in Dutch and English. ES5 only: it must also run where the app does not.
// A line is [what is the case, what to do]; {0}, {1} are filled in.
window.DIAGNOSE_WORDS = {
  nl: {
    language: 'Nederlands',
    title: 'Controle van dit apparaat en dit netwerk',
    intro:
      'Voor wie het netwerk of de digiborden van de school beheert. De pagina probeert op dit apparaat wat het ' +
      'verbeterbord nodig heeft. De uitslag blijft hier: er gaat niets naar iemand anders. De enige verbindingen zijn ' +
      'proefverbindingen met de server van deze pagina.',
    busy: 'Bezig met controleren …',
    allGood: 'Alles werkt.',
    notes: 'Het bord werkt hier. Let op: {0}.',
    troubles: 'Dit gaat hier niet goed: {0}.',
    copy: 'Kopieer',
    copied: 'Gekopieerd. Plak het in een bericht aan wie u helpt.',
    copyByHand: 'Kopiëren lukt niet vanzelf. Selecteer de tekst hieronder en kopieer die.',
    again: 'Opnieuw',
    marks: { good: 'goed', note: 'let op', bad: 'mis', fact: '' },
    checks: {
      secure: 'Beveiligde verbinding (https)',
      server: 'Server bereikbaar',
      websocket: 'Rechtstreekse verbinding (websocket)',
      clock: 'Klok van dit apparaat',
      database: 'Opslag op dit apparaat (IndexedDB)',
      space: 'Ruimte en bewaring',
      offline: 'Werken zonder internet (service worker)',
      version: 'Versie van het bord',
      browser: 'Browser',
      screen: 'Scherm',
    },
    says: {
      secureGood: ['De verbinding is beveiligd.'],
      secureBad: [
        'Deze pagina is niet over https geopend: {0}. De browser zet dan werken zonder internet uit.',
        'Open het bord op een adres dat met https:// begint. Heeft de server dat nog niet: zet er Caddy of een andere proxy met een certificaat voor.',
      ],
      serverGood: ['De server antwoordt in {0} ms.'],
      serverGoodProxied: ['De server antwoordt in {0} ms, via een proxy.'],
      serverBad: [
        'De server antwoordt niet, of met iets anders dan verwacht ({0}).',
        'Is het netwerk bereikbaar? Laat een filter of proxy dit adres door zonder de antwoorden te veranderen.',
      ],
      websocketGood: ['Berichten komen heen en terug in {0} ms.'],
      websocketNone: ['Deze browser kent geen websockets.', 'Werk de browser bij of gebruik een andere.'],
      websocketStripped: [
        'Iets op het netwerk, een proxy of filter, haalt de Upgrade-kop weg: de aanvraag kwam als gewone aanvraag bij de server aan.',
        'Laat de proxy of het filter voor dit adres de koppen Upgrade en Connection doorgeven (websocket toestaan voor {0}). Staat de proxy voor uw eigen server, zie dan "Caddy" in de handleiding.',
      ],
      websocketNoReturn: [
        'De aanvraag kwam goed bij de server aan, maar er kwam geen verbinding tot stand.',
        'Kijk of een proxy of filter antwoorden van {0} tegenhoudt, en of het adres van deze pagina in ALLOWED_ORIGINS van de server staat.',
      ],
      websocketBlocked: [
        'De aanvraag is nooit bij de server aangekomen: iets onderweg houdt websockets tegen.',
        'Sta in firewall en filter uitgaand verkeer toe naar {0}.',
      ],
      websocketSilent: [
        'De verbinding gaat open, maar er komen geen berichten door.',
        'Een proxy of filter leest of bewaart het verkeer. Maak voor {0} een uitzondering op die controle.',
      ],
      clockGood: ['De klok loopt gelijk met de server (verschil {0} s).'],
      clockOff: [
        'De klok van dit apparaat scheelt {0} met de server.',
        'Zet op dit apparaat de tijd op automatisch. Datums op het bord kloppen anders niet.',
      ],
      clockUnknown: ['Niet te controleren zonder de server.'],
      databaseGood: ['Schrijven, lezen en verwijderen werkt.'],
      databaseBad: [
        'De browser kan hier niets bewaren ({0}).',
        'Sta opslag van websites toe, gebruik geen privévenster, en laat de browser gegevens niet bij het afsluiten wissen.',
      ],
      spaceKept: ['{0} vrij. De browser bewaart het bord ook als de schijf vol raakt.'],
      spaceNotKept: [
        '{0} vrij. De browser belooft niet dat hij het bord bewaart als de schijf vol raakt. Delen met het team vangt dat op.',
      ],
      spaceLow: ['Nog maar {0} vrij.', 'Maak ruimte op dit apparaat.'],
      spaceUnknown: ['Deze browser zegt niet hoeveel ruimte er is.'],
      offlineGood: ['Het bord opent op dit apparaat ook zonder internet.'],
      offlineNotYet: [
        'Het kan, maar het bord is op dit apparaat nog niet geopend.',
        'Open het bord hier één keer met internet.',
      ],
      offlineNone: [
        'Deze browser kan het bord niet zonder internet openen.',
        'Gebruik https en geen privévenster, of een nieuwere browser.',
      ],
      versionSame: ['{0}, dezelfde als op de server.'],
      versionOlder: [
        'Dit apparaat heeft {0}, de server {1}.',
        'Open het bord en kies voor bijwerken, of sluit alle tabbladen ervan en open het opnieuw.',
      ],
      versionUnknown: ['Niet te controleren.'],
      browserGood: ['{0} is nieuw genoeg.'],
      browserOld: [
        '{0} is te oud voor het bord.',
        'Nodig is Chrome of Edge 74, Safari 14 of Firefox 102, of nieuwer. Op een digibord: werk de browser bij of gebruik de ingebouwde pc.',
      ],
      screenFact: ['{0} × {1} beeldpunten, pixelverhouding {2}, venster {3} × {4}, aanraakpunten: {5}.'],
    },
    units: { seconds: '{0} seconden', minutes: '{0} minuten', hours: '{0} uur', days: '{0} dagen' },
    meanwhile:
      'Zolang het zo is deelt het bord zijn wijzigingen met gewone https-aanvragen: dat gaat iets trager.',
    report: 'Controle van het verbeterbord',
  },
  en: {
    language: 'English',
    title: 'Check of this device and this network',
    intro:
      'For whoever looks after the network or the boards of the school. This page tries on this device what the board ' +
      'needs. The results stay here: nothing goes to anybody else. The only connections are trials with the server of ' +
      'this page.',
    busy: 'Checking …',
    allGood: 'Everything works.',
    notes: 'The board works here. Note: {0}.',
    troubles: 'This does not work here: {0}.',
    copy: 'Copy',
    copied: 'Copied. Paste it into a message to whoever helps you.',
    copyByHand: 'Copying does not work by itself. Select the text below and copy it.',
    again: 'Again',
    marks: { good: 'good', note: 'note', bad: 'wrong', fact: '' },
    checks: {
      secure: 'Secure connection (https)',
      server: 'Server within reach',
      websocket: 'Direct connection (websocket)',
      clock: 'Clock of this device',
      database: 'Storage on this device (IndexedDB)',
      space: 'Space and keeping',
      offline: 'Working without internet (service worker)',
      version: 'Version of the board',
      browser: 'Browser',
      screen: 'Screen',
    },
    says: {
      secureGood: ['The connection is secure.'],
      secureBad: [
        'This page was not opened over https: {0}. The browser then turns off working without internet.',
        'Open the board at an address that starts with https://. If the server has none yet: put Caddy or another proxy with a certificate in front of it.',
      ],
      serverGood: ['The server answers in {0} ms.'],
      serverGoodProxied: ['The server answers in {0} ms, through a proxy.'],
      serverBad: [
        'The server does not answer, or not as expected ({0}).',
        'Is the network up? Let a filter or proxy pass this address without changing the answers.',
      ],
      websocketGood: ['Messages go there and back in {0} ms.'],
      websocketNone: ['This browser does not know websockets.', 'Update the browser or use another one.'],
      websocketStripped: [
        'Something on the network, a proxy or filter, takes the Upgrade header off: the request reached the server as an ordinary one.',
        'Let the proxy or filter pass on the headers Upgrade and Connection for this address (allow websocket for {0}). If the proxy is in front of your own server, see "Caddy" in the manual.',
      ],
      websocketNoReturn: [
        'The request reached the server as it should, but no connection came of it.',
        'See whether a proxy or filter holds back answers from {0}, and whether the address of this page is in ALLOWED_ORIGINS of the server.',
      ],
      websocketBlocked: [
        'The request never reached the server: something on the way blocks websockets.',
        'Allow outgoing traffic to {0} in firewall and filter.',
      ],
      websocketSilent: [
        'The connection opens, but no messages come through.',
        'A proxy or filter reads or holds the traffic. Exempt {0} from that inspection.',
      ],
      clockGood: ['The clock agrees with the server (difference {0} s).'],
      clockOff: [
        'The clock of this device differs {0} from the server.',
        'Set the time of this device to automatic. Dates on the board are wrong otherwise.',
      ],
      clockUnknown: ['Cannot be checked without the server.'],
      databaseGood: ['Writing, reading and deleting work.'],
      databaseBad: [
        'The browser can keep nothing here ({0}).',
        'Allow websites to store data, use no private window, and do not let the browser clear data when it closes.',
      ],
      spaceKept: ['{0} free. The browser keeps the board even when the disk fills up.'],
      spaceNotKept: [
        '{0} free. The browser does not promise to keep the board when the disk fills up. Sharing with the team makes up for that.',
      ],
      spaceLow: ['Only {0} free.', 'Make room on this device.'],
      spaceUnknown: ['This browser does not say how much space there is.'],
      offlineGood: ['The board opens on this device without internet too.'],
      offlineNotYet: [
        'It can, but the board has not been opened on this device yet.',
        'Open the board here once with internet.',
      ],
      offlineNone: [
        'This browser cannot open the board without internet.',
        'Use https and no private window, or a newer browser.',
      ],
      versionSame: ['{0}, the same as on the server.'],
      versionOlder: [
        'This device has {0}, the server {1}.',
        'Open the board and choose to update, or close all its tabs and open it again.',
      ],
      versionUnknown: ['Cannot be checked.'],
      browserGood: ['{0} is new enough.'],
      browserOld: [
        '{0} is too old for the board.',
        'Chrome or Edge 74, Safari 14 or Firefox 102, or newer, is needed. On a classroom board: update the browser or use the built-in PC.',
      ],
      screenFact: ['{0} × {1} pixels, pixel ratio {2}, window {3} × {4}, touch points: {5}.'],
    },
    units: { seconds: '{0} seconds', minutes: '{0} minutes', hours: '{0} hours', days: '{0} days' },
    meanwhile:
      'As long as it is so, the board shares its changes by ordinary https requests: a little slower.',
    report: 'Check of the board',
  },
}
