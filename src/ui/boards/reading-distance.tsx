// How large the board's letters are on this screen, in words a teacher uses: from how many metres must it be readable?
import { aroundWords } from '../around-language.ts'
import { Button } from '../kit/button.tsx'
import { chooseReading, DIAGONALS, DISTANCES, reading, USUAL } from '../wall/reading.ts'

export function ReadingDistance() {
  const t = aroundWords.value.reading
  const chosen = reading.value
  return (
    <fieldset>
      <legend class="field-label">{t.title}</legend>
      <div class="chips">
        <Button look="chip" pressed={chosen === null} onPress={() => chooseReading(null)}>
          {t.asScreen}
        </Button>
        {DISTANCES.map((metres) => (
          <Button
            key={metres}
            look="chip"
            pressed={chosen?.metres === metres}
            onPress={() => chooseReading({ metres, inches: chosen?.inches ?? USUAL.inches })}
          >
            {t.from(metres)}
          </Button>
        ))}
      </div>
      {chosen && (
        <div class="chips" role="group" aria-label={t.inches}>
          {DIAGONALS.map((inches) => (
            <Button
              key={inches}
              look="chip"
              pressed={chosen.inches === inches}
              onPress={() => chooseReading({ ...chosen, inches })}
            >
              {t.diagonal(inches)}
            </Button>
          ))}
        </div>
      )}
    </fieldset>
  )
}
