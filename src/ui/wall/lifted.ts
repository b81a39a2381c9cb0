import { signal } from '@preact/signals'

/** Ids of the cards that are in the air now. */
export const lifted = signal<ReadonlySet<string>>(new Set())
