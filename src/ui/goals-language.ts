// The words of measuring and of the picture of a goal.
import { nlGoals } from '../i18n/nl-goals.ts'
import { inLanguage } from './language.ts'

export const goalsWords = inLanguage(nlGoals, (english) => english.goals)
