// Everything about this board that is not on the board: its name, its zones, language, file, history.
import { useState } from 'preact/hooks'
import {
  Archive,
  BookOpen,
  CalendarRange,
  CalendarX,
  ChartColumn,
  Download,
  History,
  Home,
  KeyRound,
  Keyboard,
  Languages,
  ListTodo,
  Printer,
  ScrollText,
  SlidersHorizontal,
  Tablet,
} from 'lucide'
import { useBoard } from '../board-context.ts'
import { boardSide } from '../board-side.ts'
import { useDesk } from '../desk.ts'
import { Button } from '../kit/button.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { TextField } from '../kit/text-field.tsx'
import { aroundWords } from '../around-language.ts'
import { deviceWords } from '../device-language.ts'
import { language, words } from '../language.ts'
import { go } from '../route.ts'
import { saveAsFile } from '../save-as-file.ts'
import { closeSheet, show } from '../sheets.ts'
import { surface } from '../surface.ts'
import { ReadingDistance } from './reading-distance.tsx'
import { WallSettings } from './wall-settings.tsx'
import { ZoneSettings } from './zone-settings.tsx'
import './settings.css'

export function Settings() {
  const board = useBoard()
  const desk = useDesk()
  const view = board.view.value
  const around = aroundWords.value
  const t = around.settings
  const [name, setName] = useState<string | null>(null)
  const readOnly = board.readOnly.value
  const [keys, setKeys] = useState(false)

  const rename = () => {
    if (name !== null && name.trim()) board.change.renameBoard(name)
    setName(null)
    return false
  }

  return (
    <Sheet title={t.title} closeLabel={words.value.common.close} onClose={closeSheet} wide>
      <div class="form-columns settings">
        <section>
          {!readOnly && (
            <TextField
              label={t.name}
              value={name ?? view.name}
              onInput={setName}
              onBlur={rename}
              onEnter={rename}
              maxLength={60}
            />
          )}
          {!readOnly && <ZoneSettings />}
          <div class="settings-ways">
            <Button icon={CalendarRange} onPress={() => show({ sheet: 'calendar' })}>
              {t.calendar}
            </Button>
            <Button icon={ChartColumn} onPress={() => show({ sheet: 'year' })}>
              {t.year}
            </Button>
            <Button icon={Archive} onPress={() => show({ sheet: 'archive' })}>
              {t.archive}
            </Button>
            <Button
              icon={ListTodo}
              onPress={() => {
                boardSide.value = 'tasks'
                closeSheet()
              }}
            >
              {around.tasks.title}
            </Button>
            {view.kind === 'class' && !readOnly && (
              <Button icon={Tablet} onPress={() => show({ sheet: 'pupils' })}>
                {deviceWords.value.pupils.title}
              </Button>
            )}
            <Button
              icon={Printer}
              onPress={() => {
                closeSheet()
                requestAnimationFrame(() => window.print())
              }}
            >
              {t.print}
            </Button>
            <Button icon={BookOpen} onPress={() => show({ sheet: 'method' })}>
              {t.method}
            </Button>
            <Button
              icon={Home}
              onPress={() => {
                closeSheet()
                go({ at: 'start' })
              }}
            >
              {t.home}
            </Button>
          </div>
        </section>
        <section>
          <h3>{t.session}</h3>
          <div class="settings-ways">
            <Button icon={ScrollText} onPress={() => show({ sheet: 'sessions' })}>
              {t.sessions}
            </Button>
            <Button icon={SlidersHorizontal} onPress={() => show({ sheet: 'agenda' })}>
              {t.agenda}
            </Button>
          </div>
          <h3>{t.screen}</h3>
          <ReadingDistance />
          {surface.value === 'wall' && <WallSettings />}
          <div class="settings-ways">
            <Button
              icon={Languages}
              onPress={() => void desk.chooseLanguage(language.value === 'nl' ? 'en' : 'nl')}
            >
              {language.value === 'nl' ? 'English' : 'Nederlands'}
            </Button>
            {surface.value === 'wall' && !readOnly && (
              <Button icon={Keyboard} pressed={keys} onPress={() => setKeys(!keys)}>
                {t.shortcuts}
              </Button>
            )}
          </div>
          {keys && <Shortcuts lanes={view.kind === 'team'} />}
          <h3>{t.data}</h3>
          <div class="settings-ways">
            {!readOnly && (
              <Button icon={History} onPress={() => show({ sheet: 'versions' })}>
                {around.versions.title}
              </Button>
            )}
            <Button
              icon={Download}
              onPress={() => void board.exportText().then((text) => saveAsFile(view.name, text))}
            >
              {t.export}
            </Button>
            <Button icon={KeyRound} onPress={() => show({ sheet: 'keys', at: 'all' })}>
              {around.keys.title}
            </Button>
            {view.kind === 'class' && !readOnly && (
              <Button icon={CalendarX} onPress={() => show({ sheet: 'retention' })}>
                {around.keys.retention.title}
              </Button>
            )}
          </div>
        </section>
      </div>
    </Sheet>
  )
}

/** @param lanes whether cards can be moved between them */
function Shortcuts({ lanes }: { lanes: boolean }) {
  const t = aroundWords.value.settings.shortcutList
  const moving: [string, string][] = lanes ? [['Alt + ← ↑ → ↓', t.move]] : []
  const rows: [string, string][] = [
    ['N', t.n],
    ['S', t.s],
    ['D', t.d],
    ['Enter', t.open],
    ...moving,
    ['Ctrl + Z', t.undo],
    ['Ctrl + Shift + Z', t.redo],
  ]
  return (
    <dl class="shortcuts">
      {rows.map(([key, meaning]) => (
        <div key={key}>
          <dt>
            <kbd>{key}</kbd>
          </dt>
          <dd>{meaning}</dd>
        </div>
      ))}
    </dl>
  )
}
