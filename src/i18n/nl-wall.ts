// The words of the board on the wall: within reach, hanging there all day, how its zones stand.
const weeks = (days: number) => (days < 14 ? '1 week' : `${Math.floor(days / 7)} weken`)

export const nlWall = {
  wall: {
    lower: 'Lager',
    nextSession: 'Volgende bordsessie',
    hang: 'Bord op de muur',
    hint: 'Vult het hele scherm, blijft aan, dimt buiten schooltijd en komt vanzelf terug als de stroom uitviel.',
    from: 'Licht vanaf',
    to: 'Tot',
    weekdays: 'Alleen op werkdagen',
    asleep: 'Tik om het bord wakker te maken',
    /** Days ago; null = never. */
    measured: (days: number | null) =>
      days === null ? 'nog niet gemeten' : days < 7 ? 'deze week gemeten' : `${weeks(days)} niet gemeten`,
    held: (days: number | null) =>
      days === null
        ? 'nog geen bordsessie gehouden'
        : days === 0
          ? 'vandaag bordsessie gehouden'
          : days < 7
            ? `vorige bordsessie ${days === 1 ? 'gisteren' : `${days} dagen geleden`}`
            : `vorige bordsessie ${weeks(days)} geleden`,
    arrange: 'Volgorde en grootte',
    earlier: 'eerder',
    later: 'later',
    smaller: 'kleiner',
    larger: 'groter',
    zoneAt: (zone: string, at: number, of: number) => `${zone} staat op plek ${at} van ${of}`,
    zoneSize: (zone: string, size: number) =>
      `${zone} is nu ${size.toLocaleString('nl')} keer zo groot als gewoon`,
  },
}
