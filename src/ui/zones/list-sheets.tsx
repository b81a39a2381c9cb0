// One sheet for the simple cards: a subject that is parked, an agreement, a secured habit.
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { Archive, Check } from 'lucide'
import type { Agreement, ParkingItem, SecuredHabit } from '../../board/schema.ts'
import { CAPS } from '../../board/text.ts'
import { useBoard } from '../board-context.ts'
import { DraftAside } from '../draft-aside.tsx'
import { useDraft } from '../drafts.ts'
import { number } from '../formats.ts'
import { readNumber } from '../read-number.ts'
import { Button } from '../kit/button.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { TextField } from '../kit/text-field.tsx'
import { aroundWords } from '../around-language.ts'
import { words } from '../language.ts'
import { WriteButton } from '../ink/write-button.tsx'
import { closeSheet } from '../sheets.ts'
import { undoToast } from '../undo-toast.ts'
import type { Written } from '../written.tsx'
import { ReadOnlySheet } from './read-only-sheet.tsx'

type TextSheetProps = {
  title: string
  field: string
  hint?: string
  draftKey: string
  /** What stands on the board; absent for a new card. Handwriting stands for words: then these may be left empty. */
  card?: Written | undefined
  /** Puts the text on the board; never empty, and undefined when nobody touched it. */
  onKeep: (text: string | undefined) => void
  /** Takes an existing card off the board; absent for a new one. */
  archive?: { words: string; run: () => void }
  children?: ComponentChildren
}

function TextSheet({ title, field, hint, draftKey, card, onKeep, archive, children }: TextSheetProps) {
  const board = useBoard()
  const t = words.value.common
  const draft = useDraft(draftKey, card?.text)
  const readOnly = board.readOnly.value
  const empty = !draft.text.trim() && !card?.ink?.[0]
  if (readOnly) return <ReadOnlySheet title={title} card={card} />
  return (
    <Sheet title={title} closeLabel={t.close} onClose={closeSheet}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (empty) return
          onKeep(draft.touched ? draft.text : undefined)
          if (draft.touched) draft.clear()
          closeSheet()
        }}
      >
        <TextField
          label={field}
          hint={hint}
          value={draft.text}
          onInput={draft.change}
          maxLength={CAPS.card}
          long
          autofocus={!archive}
        />
        <DraftAside draft={draft} />
        {children}
        <div class="form-end">
          {archive && (
            <Button
              icon={Archive}
              class="left"
              onPress={() => {
                archive.run()
                closeSheet()
                undoToast(board, archive.words)
              }}
            >
              {t.archive}
            </Button>
          )}
          <Button look="main" submit disabled={empty}>
            {archive ? t.save : t.add}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}

export function ParkingSheet({ item }: { item?: ParkingItem }) {
  const { change, me } = useBoard()
  const t = aroundWords.value.parking
  const [outcome, setOutcome] = useState<string>()
  const draftKey = item ? `parking/${item.id}` : 'new-parking'
  const park = (text: string) => change.parkSubject({ text, byId: me.peek() })
  return (
    <TextSheet
      title={item ? t.editTitle : t.newTitle}
      field={t.what}
      hint={t.whatHint}
      draftKey={draftKey}
      card={item}
      onKeep={(text) => {
        if (!item) park(text ?? '')
        else {
          change.editParkingItem(item.id, { text })
          if (outcome !== undefined) change.settleParkingItem(item.id, outcome)
        }
      }}
      {...(item ? { archive: { words: t.archived, run: () => change.archiveParkingItem(item.id) } } : {})}
    >
      <WriteButton
        collection="parking"
        draftKey={draftKey}
        card={item}
        {...(item ? { id: item.id } : { id: null, make: park })}
      />
      {item && (
        <TextField
          label={t.outcome}
          value={outcome ?? item.outcome}
          maxLength={CAPS.note}
          onInput={setOutcome}
        />
      )}
    </TextSheet>
  )
}

export function AgreementSheet({ item }: { item?: Agreement }) {
  const { change } = useBoard()
  const t = aroundWords.value.agreements
  return (
    <TextSheet
      title={item ? t.editTitle : t.add}
      field={t.what}
      draftKey={item ? `agreement/${item.id}` : 'new-agreement'}
      card={item}
      onKeep={(text) => {
        if (item) change.editAgreement(item.id, { text })
        else change.addAgreement({ text: text ?? '' })
      }}
      {...(item ? { archive: { words: t.archived, run: () => change.archiveAgreement(item.id) } } : {})}
    />
  )
}

/** How often a habit is checked when nobody says otherwise. */
const CHECK_EVERY_WEEKS = 6

export function SecuredSheet({ item }: { item?: SecuredHabit }) {
  const { change, today } = useBoard()
  const t = aroundWords.value.secured
  const [weeks, setWeeks] = useState<string>()
  return (
    <TextSheet
      title={item ? t.editTitle : t.add}
      field={t.what}
      draftKey={item ? `secured/${item.id}` : 'new-secured'}
      card={item}
      onKeep={(text) => {
        const checkEveryWeeks = weeks === undefined ? undefined : (readNumber(weeks) ?? CHECK_EVERY_WEEKS)
        if (item) change.editSecuredHabit(item.id, { text, checkEveryWeeks })
        else change.secureHabit({ text: text ?? '', checkEveryWeeks })
      }}
      {...(item ? { archive: { words: t.archived, run: () => change.archiveSecuredHabit(item.id) } } : {})}
    >
      <TextField
        label={t.everyField}
        value={weeks ?? number(item?.checkEveryWeeks ?? CHECK_EVERY_WEEKS)}
        inputMode="decimal"
        onInput={setWeeks}
      />
      {item && (
        <Button
          icon={Check}
          onPress={() => {
            change.checkHabit(item.id, today.peek())
            closeSheet()
          }}
        >
          {t.checked}
        </Button>
      )}
    </TextSheet>
  )
}
