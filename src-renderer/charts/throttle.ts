/** A function that does its work at most once in `interval` milliseconds; the last call is never lost. */
export function throttled(work: () => void, interval: number): { call: () => void; cancel: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined
  let last = -Infinity
  function now(): void {
    timer = undefined
    last = performance.now()
    work()
  }
  return {
    call() {
      timer ??= setTimeout(now, Math.max(0, last + interval - performance.now()))
    },
    cancel() {
      clearTimeout(timer)
      timer = undefined
    }
  }
}
