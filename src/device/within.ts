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
