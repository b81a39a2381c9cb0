// The method in ten short screens, in our own words, and a piece of advice at the right moment. Every language has this shape.
export type MethodText = {
  pages: readonly { title: string; text: readonly string[] }[]
  hints: Readonly<Record<'success' | 'measure' | 'session', string>>
}

export const method: MethodText = {
  pages: [
    {
      title: 'Elke dag een beetje beter',
      text: [
        'Een team wordt beter door kleine stappen die je samen kiest, probeert en bekijkt.',
        'Het bord laat zien waar jullie aan werken. Het hangt waar iedereen langskomt.',
      ],
    },
    {
      title: 'Vijf vakken',
      text: [
        'Check-in: hoe zit je erbij? Successen: wat ging goed? Doelen: wat merken leerlingen?',
        'Acties: wie doet wat en wanneer? Planning: wat komt eraan?',
        'Andere vakken, zoals afspraken en borgen, zet je erbij als je ze nodig hebt.',
      ],
    },
    {
      title: 'De bordsessie',
      text: [
        'Elke week op een vast moment, staand rond het bord, hoogstens een kwartier.',
        'Iemand leidt, iemand let op de tijd, iemand schrijft. De volgende keer zijn het anderen.',
        'Oplossingen bedenken hoort in de werksessie daarna. Parkeer het onderwerp en ga door.',
      ],
    },
    {
      title: 'Eerst de successen',
      text: [
        'Begin met wat lukte, ook als het klein is. Daar krijg je energie van.',
        'Zet een succes op het bord op het moment dat het gebeurt. Op je telefoon is dat zo gedaan.',
      ],
    },
    {
      title: 'Een doel over leerlingen',
      text: [
        'Vraag: wat merken leerlingen hiervan? Is het antwoord “niets”, dan is het iets voor de organisatie.',
        'Eén of twee doelen tegelijk, voor vier tot acht weken, is genoeg.',
      ],
    },
    {
      title: 'Meten is kijken',
      text: [
        'Kies iets wat je kunt tellen: dagen van de vijf, leerlingen van de klas, een percentage.',
        'Meet elke week hetzelfde. Niet gemeten? Zeg dat gewoon, dat is ook een antwoord.',
        'De lijn gaat op en neer. Kijk naar het geheel en niet naar één week.',
      ],
    },
    {
      title: 'Kleine acties',
      text: [
        'Een actie heeft een naam en een dag, en past in een week of twee.',
        'Lukt het niet, dan schuif je door, vraag je hulp of stop je. Stoppen met een reden is een keuze.',
        'Verdeel het werk: liever ieder één actie dan één iemand vijf.',
      ],
    },
    {
      title: 'Leren van elkaar',
      text: [
        'Bezoek om de week een kwartier elkaars les en vertel wat je zag en wat het met leerlingen deed.',
        'Ontwerp elke maand samen een les rond het doel op het bord.',
        'Vraag leerlingen wat zij merken. Zij zien het het eerst.',
      ],
    },
    {
      title: 'Van vakantie naar vakantie',
      text: [
        'Sluit elke periode samen af: wat is gehaald, wat hebben we geleerd, wat houden we vol?',
        'Wat werkt, ga je borgen: na een paar weken vraagt het bord of jullie het nog doen.',
        'Kijk ook terug op hoe jullie samenwerkten.',
      ],
    },
    {
      title: 'Beginnen',
      text: [
        'Zet het team op het bord, kies jullie vakantieregio en spreek een vaste dag af.',
        'Maak één doel en een paar acties. De eerste bordsessie leidt het bord jullie stap voor stap.',
        'Na een jaar begint een nieuw bord. Het oude blijft om op terug te kijken.',
      ],
    },
  ],
  hints: {
    success: 'De eerste actie is klaar. Is het ook een succes? Zet het erbij en sta er samen even bij stil.',
    measure: 'Er is een doel zonder meting. Kies iets wat je elke week kunt tellen: dan zie je of het werkt.',
    session: 'Jullie bord hangt er een week. Spreek een vast moment af en houd een eerste bordsessie.',
  },
}
