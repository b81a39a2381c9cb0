// All boards of this device into one file, and boards out of a file.
import { useState } from 'preact/hooks'
import { Download, FolderOpen } from 'lucide'
import { dayOf } from '../../board/day.ts'
import { aroundWords } from '../around-language.ts'
import { useDesk } from '../desk.ts'
import { Button } from '../kit/button.tsx'
import { Icon } from '../kit/icon.tsx'
import { toast } from '../kit/toast.tsx'
import { words } from '../language.ts'
import { go } from '../route.ts'
import { saveAsFile } from '../save-as-file.ts'

export function StartFiles() {
  const desk = useDesk()
  const t = aroundWords.value.start
  const [problem, setProblem] = useState('')
  const saveAll = async () => {
    const { files, boards, left } = await desk.saveAll()
    const day = dayOf(new Date())
    for (const [index, text] of files.entries()) {
      saveAsFile([words.value.appName, day, ...(index > 0 ? [index + 1] : [])].join(' '), text)
    }
    setProblem(left > 0 ? t.notSaved(left) : '')
    if (boards > 0) toast(t.savedAll(boards))
  }
  const open = async (input: HTMLInputElement) => {
    const file = input.files?.[0]
    if (!file) return
    const opened = await desk.openFile(file)
    input.value = ''
    setProblem(opened.ok ? '' : aroundWords.value.archiveFile[opened.reason])
    if (!opened.ok) return
    toast(aroundWords.value.archiveFile.opened(opened.ids.length))
    const [only] = opened.ids
    if (only && opened.ids.length === 1) go({ at: 'board', id: only })
  }
  return (
    <section class="start-files" aria-label={t.files}>
      <h2>{t.files}</h2>
      <div>
        {Boolean(desk.boards.value?.length) && (
          <Button icon={Download} onPress={() => void saveAll()}>
            {t.saveAll}
          </Button>
        )}
        <label class="button plain start-file">
          <Icon of={FolderOpen} />
          <span>{t.importFile}</span>
          <input
            type="file"
            class="visually-hidden"
            accept=".json,application/json"
            onChange={(event) => void open(event.currentTarget)}
          />
        </label>
      </div>
      <p role="alert">{problem}</p>
      <p>{t.filesHint}</p>
    </section>
  )
}
