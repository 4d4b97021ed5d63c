/** Lets a piece of work that yields go on to its end. @returns what it returns */
export function finished<Result>(work: Generator<unknown, Result>): Result {
  for (;;) {
    const { done, value } = work.next()
    if (done) return value
  }
}
