// Notes of everybody in columns. Closed ones are only counted, so that nobody writes after another. Never a name on a note.
import { Plus, X } from 'lucide'
import type { NoteColumn } from '../../session/kinds.ts'
import type { Note } from '../../session/state.ts'
import { useDraft } from '../drafts.ts'
import { Button } from '../kit/button.tsx'
import { TextField } from '../kit/text-field.tsx'
import { toast } from '../kit/toast.tsx'
import { words } from '../language.ts'
import { sessionWords } from '../session-language.ts'
import { screenName } from './screen-name.ts'
import type { PartProps } from './session-screen.tsx'

type NotesProps = PartProps & {
  columns: readonly NoteColumn[]
  hidden: boolean
  writes: boolean
  readOnly: boolean
}

export function Notes({ conductor, running, columns, hidden, writes, readOnly }: NotesProps) {
  const t = sessionWords.value.kinds
  const { notes } = running.state
  return (
    <div class="session-notes">
      {columns.map((column) => {
        const own = notes.filter((note) => note.column === column)
        return (
          <section key={column} aria-label={t.columns[column]}>
            <h2>{t.columns[column]}</h2>
            {hidden ? (
              <p class="session-closed">{t.closed(own.length)}</p>
            ) : (
              <ul>
                {own.map((note) => (
                  <NoteRow key={note.id} note={note} conductor={conductor} />
                ))}
              </ul>
            )}
            {!readOnly && (
              <WriteNote column={column} conductor={conductor} running={running} writes={writes} />
            )}
          </section>
        )
      })}
    </div>
  )
}

/** Only the screen that wrote it tears a note off. */
function NoteRow({ note, conductor }: Pick<PartProps, 'conductor'> & { note: Note }) {
  const t = sessionWords.value.kinds
  const { id, column, text } = note
  const tear = () => {
    conductor.step({ do: 'tear', note: id })
    // Steps of a session have no undo: the way back is to stick it on again.
    toast(t.torn(text), {
      label: words.value.common.undo,
      onPress: () => conductor.step({ do: 'note', id, column, text }),
    })
  }
  return (
    <li>
      <span>{text}</span>
      {note.by === screenName() && <Button look="quiet" icon={X} label={t.tear(text)} onPress={tear} />}
    </li>
  )
}

function WriteNote({
  column,
  conductor,
  running,
  writes,
}: PartProps & { column: NoteColumn; writes: boolean }) {
  const t = sessionWords.value.kinds
  const draft = useDraft(`session-note/${running.card.id}/${column}`)
  const text = draft.text.trim()
  // What was half written when the team went on can still be finished.
  if (!writes && !text) return null
  const write = () => {
    if (!text) return
    const id = `${screenName()}-${Date.now().toString(36)}`
    conductor.step({ do: 'note', id, column, text })
    draft.clear()
  }
  return (
    <form
      class="session-row"
      onSubmit={(event) => {
        event.preventDefault()
        write()
      }}
    >
      <TextField label={t.note} value={draft.text} onInput={draft.change} maxLength={200} />
      <Button submit icon={Plus} label={t.stick(t.columns[column])} disabled={!text} />
    </form>
  )
}
