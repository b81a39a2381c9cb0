// Gives up waiting for a database that may never answer: browsers leave requests open without a word.

/**
 * What `work` gives, or a rejection when it takes longer.
 * @param ms milliseconds to wait
 */
export function within<T>(ms: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms)
    work.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}

/** A browser that refuses storage may leave a question open for ever; after this long it counts as a no (milliseconds). */
export const ANSWER_WITHIN_MS = 5_000
