// This screen hangs on the wall: with this board, and with its light between these hours.
import { useBoard } from '../board-context.ts'
import { Button } from '../kit/button.tsx'
import { TextField } from '../kit/text-field.tsx'
import { wallWords } from '../wall-language.ts'
import { hang, hung } from '../wall/reading.ts'
import { keepSchoolHours, schoolHours } from '../wall/school-time.ts'

export function WallSettings() {
  const { id } = useBoard()
  const t = wallWords.value
  const hours = schoolHours.value
  const here = hung.value === id
  return (
    <fieldset>
      <legend class="field-label">{t.hang}</legend>
      <div class="chips">
        <Button look="chip" pressed={here} onPress={() => hang(here ? '' : id)}>
          {t.hang}
        </Button>
        {here && (
          <Button
            look="chip"
            pressed={hours.weekdays}
            onPress={() => keepSchoolHours({ ...hours, weekdays: !hours.weekdays })}
          >
            {t.weekdays}
          </Button>
        )}
      </div>
      {here ? (
        <div class="form-columns">
          <TextField
            label={t.from}
            type="time"
            value={hours.from}
            onInput={(from) => from && keepSchoolHours({ ...hours, from })}
          />
          <TextField
            label={t.to}
            type="time"
            value={hours.to}
            onInput={(to) => to && keepSchoolHours({ ...hours, to })}
          />
        </div>
      ) : (
        <p class="empty">{t.hint}</p>
      )}
    </fieldset>
  )
}
