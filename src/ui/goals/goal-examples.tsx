// Examples of good goals to start from, per sector and basic skill. They come from the device itself, also without a network.
import { useEffect, useState } from 'preact/hooks'
import type { GoalExample, GoalSector } from '../../content/goal-example.ts'
import { number } from '../formats.ts'
import { goalsWords } from '../goals-language.ts'
import { Button } from '../kit/button.tsx'
import { fetched } from '../kit/lazy.tsx'
import { language } from '../language.ts'

const SECTORS: readonly GoalSector[] = ['po', 'vo', 'mbo', 'class']

export function GoalExamples({
  inClass,
  onChoose,
}: {
  inClass: boolean
  onChoose: (example: GoalExample) => void
}) {
  const t = goalsWords.value.wizard
  const [sector, setSector] = useState<GoalSector>(inClass ? 'class' : 'po')
  const [all, setAll] = useState<readonly GoalExample[]>([])
  const speaks = language.value
  useEffect(() => {
    let here = true
    void fetched(() =>
      speaks === 'en'
        ? import('../../content/goal-examples-en.ts').then(({ goalExamplesEn }) => goalExamplesEn)
        : import('../../content/goal-examples-nl.ts').then(({ goalExamplesNl }) => goalExamplesNl),
    ).then((examples) => here && setAll(examples))
    return () => {
      here = false
    }
  }, [speaks])
  return (
    <>
      <h3>{t.examples}</h3>
      <div class="chips">
        {SECTORS.map((one) => (
          <Button key={one} look="chip" pressed={one === sector} onPress={() => setSector(one)}>
            {t.sectors[one]}
          </Button>
        ))}
      </div>
      <ul class="goal-answers">
        {all
          .filter((example) => example.sector === sector)
          .map((example) => (
            <li key={example.text}>
              <button type="button" onClick={() => onChoose(example)}>
                <span>
                  {t.skills[example.skill]} · {number(example.baseline)} → {number(example.target)}
                  {example.unit && (example.unit === '%' ? '%' : ` ${example.unit}`)}
                </span>
                <b>{example.text}</b>
              </button>
            </li>
          ))}
      </ul>
    </>
  )
}
