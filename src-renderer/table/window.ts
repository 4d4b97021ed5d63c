/** The rows of a long table that are worth having in the page: [first, end). */
export interface RowWindow {
  readonly first: number
  readonly end: number
}

/**
 * Rows of equal height: which of them a scrolled viewport shows, and some more on both sides, so that
 * fast scrolling does not run into emptiness.
 */
export function rowWindow(scrollTop: number, viewport: number, rowHeight: number, count: number, extra = 8): RowWindow {
  if (count === 0 || rowHeight <= 0) return { first: 0, end: 0 }
  const firstVisible = Math.min(Math.floor(Math.max(0, scrollTop) / rowHeight), count - 1)
  const visible = Math.ceil(viewport / rowHeight) + 1
  return { first: Math.max(0, firstVisible - extra), end: Math.min(count, firstVisible + visible + extra) }
}

/** What decides whether a table goes on showing its newest row. */
export interface Scroll {
  readonly top: number
  readonly viewport: number
  readonly content: number
}

/**
 * Whether to follow the newest row after the user or we have scrolled: scrolling up ends it, arriving at the
 * bottom begins it again; anything else, as rows that have come meanwhile, leaves it as it was.
 */
export function follows(following: boolean, previousTop: number, { top, viewport, content }: Scroll): boolean {
  if (top + viewport >= content - 2) return true
  return following && top >= previousTop
}
