// Notes of everybody in columns. Closed ones are only counted, so that nobody writes after another. Never a name on a note.
import { useState } from 'preact/hooks'
import { Plus, X } from 'lucide'
import type { NoteColumn } from '../../session/kinds.ts'
import type { Note } from '../../session/state.ts'
import { Button } from '../kit/button.tsx'
import { TextField } from '../kit/text-field.tsx'
import { sessionWords } from '../session-language.ts'
import { screenName } from './screen-name.ts'
import type { PartProps } from './session-screen.tsx'

type NotesProps = PartProps & { columns: readonly NoteColumn[]; hidden: boolean; writes: boolean }

export function Notes({ conductor, running, columns, hidden, writes }: NotesProps) {
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
            {writes && <WriteNote column={column} conductor={conductor} />}
          </section>
        )
      })}
    </div>
  )
}

type ConductorProps = Pick<PartProps, 'conductor'>

/** Only the screen that wrote it tears a note off. */
function NoteRow({ note, conductor }: ConductorProps & { note: Note }) {
  const t = sessionWords.value.kinds
  return (
    <li>
      <span>{note.text}</span>
      {note.by === screenName() && (
        <Button
          look="quiet"
          icon={X}
          label={t.tear(note.text)}
          onPress={() => conductor.step({ do: 'tear', note: note.id })}
        />
      )}
    </li>
  )
}

function WriteNote({ column, conductor }: ConductorProps & { column: NoteColumn }) {
  const t = sessionWords.value.kinds
  const [text, setText] = useState('')
  const write = () => {
    if (!text.trim()) return
    const id = `${screenName()}-${Date.now().toString(36)}`
    conductor.step({ do: 'note', id, column, text: text.trim() })
    setText('')
  }
  return (
    <form
      class="session-row"
      onSubmit={(event) => {
        event.preventDefault()
        write()
      }}
    >
      <TextField label={t.note} value={text} onInput={setText} maxLength={200} />
      <Button submit icon={Plus} label={t.stick(t.columns[column])} disabled={!text.trim()} />
    </form>
  )
}
