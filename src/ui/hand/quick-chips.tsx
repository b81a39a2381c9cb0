// What the quick-add line understood: a tap makes a chip plain words again, a chip that asks offers who is meant.
import { CalendarDays, Target, UserRound, X } from 'lucide'
import type { GoalId, MemberId } from '../../board/schema.ts'
import type { QuickCard, QuickChip, QuickContext, Range } from '../../exchange/quick-add.ts'
import { dayAndMonth } from '../formats.ts'
import { handWords } from '../hand-language.ts'
import { Icon } from '../kit/icon.tsx'
import { words } from '../language.ts'

/** Which one is meant, by the words of a chip that asks. */
export type Choices = Readonly<Record<string, MemberId | GoalId>>

const ICONS = { person: UserRound, goal: Target, date: CalendarDays }

type QuickChipsProps = {
  chips: readonly QuickChip[]
  choices: Choices
  members: QuickContext['members']
  goals: QuickContext['goals']
  onIgnore: (range: Range) => void
  onChoose: (key: string, id: MemberId | GoalId) => void
}

export function QuickChips({ chips, choices, members, goals, onIgnore, onChoose }: QuickChipsProps) {
  const t = handWords.value.quick
  const nameOf = (id: string) =>
    members.find((one) => one.id === id)?.name ?? goals.find((one) => one.id === id)?.text ?? ''
  return (
    <div class="quick-chips" role="group" aria-label={t.understood}>
      {chips.map((chip) => {
        const meant = chip.kind === 'date' ? dayWords(chip) : nameOf(chip.value ?? choices[chip.text] ?? '')
        return meant ? (
          <button
            key={chip.from}
            type="button"
            class={`quick-chip ${chip.kind}`}
            aria-label={t.takeOff(meant)}
            onMouseDown={stayInField}
            onClick={() => onIgnore(chip)}
          >
            <Icon of={ICONS[chip.kind]} />
            <span>{meant}</span>
            <Icon of={X} />
          </button>
        ) : (
          <span key={chip.from} class="quick-asks" role="group" aria-label={t.choose(chip.text.slice(1))}>
            <span>{t.choose(chip.text.slice(1))}</span>
            {(chip.kind === 'date' ? [] : chip.choices).map((id: MemberId | GoalId, index) => (
              <button
                key={id}
                type="button"
                class="quick-chip ask"
                onMouseDown={stayInField}
                onClick={() => onChoose(chip.text, id)}
              >
                {twins(chip, nameOf) ? `${nameOf(id)} ${index + 1}` : nameOf(id)}
              </button>
            ))}
          </span>
        )
      })}
    </div>
  )
}

/** The card with what was chosen for the chips that ask; one that nobody answered stays out. */
export function settled(card: QuickCard, choices: Choices): QuickCard {
  const ownerIds = [...card.ownerIds]
  let { goalId } = card
  for (const chip of card.chips) {
    if (chip.kind === 'date' || chip.value) continue
    const meant = choices[chip.text]
    if (chip.kind === 'person') ownerIds.push(...chip.choices.filter((id) => id === meant))
    else goalId ??= chip.choices.find((id) => id === meant) ?? null
  }
  return { ...card, ownerIds: [...new Set(ownerIds)], goalId }
}

/** The keyboard stays up and the line keeps the focus, so that Enter still adds the card. */
function stayInField(event: MouseEvent) {
  event.preventDefault()
}

function dayWords(chip: Extract<QuickChip, { kind: 'date' }>): string {
  return chip.value === 'next-session' ? words.value.action.nextSessionShort : dayAndMonth(chip.value.on)
}

/** Members of the same name are told apart by their place on the board. */
function twins(chip: QuickChip, nameOf: (id: string) => string): boolean {
  return chip.kind !== 'date' && new Set<string>(chip.choices.map(nameOf)).size < chip.choices.length
}
