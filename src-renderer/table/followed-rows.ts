import { computed, nextTick, onBeforeUnmount, onMounted, ref, watch, type Ref } from 'vue'
import { follows, rowWindow, type RowWindow, type Scroll } from './window'

/** Height of a row in the page's unit, so that it grows with the text. */
const rowHeightInRem = 1.86

export interface FollowedRows {
  /** The rows to have in the page. */
  readonly shown: Readonly<Ref<RowWindow>>
  /** In pixels. */
  readonly rowHeight: Readonly<Ref<number>>
  /** Whether the newest row is kept in sight. */
  readonly following: Readonly<Ref<boolean>>
  onScroll(): void
  toNewest(): Promise<void>
}

/**
 * A long list that is scrolled in an element of its own: which of its rows are in the page, and whether it
 * goes on showing the newest.
 * @param key the list's identity: another list is followed from its beginning
 */
export function useFollowedRows(
  scroller: Readonly<Ref<HTMLElement | null>>,
  count: () => number,
  key: () => unknown
): FollowedRows {
  const scroll = ref<Scroll>({ top: 0, viewport: 0, content: 0 })
  const rowHeight = ref(26)
  const following = ref(true)
  const shown = computed(() => rowWindow(scroll.value.top, scroll.value.viewport, rowHeight.value, count()))

  function measure(): void {
    const element = scroller.value
    if (element === null) return
    scroll.value = { top: element.scrollTop, viewport: element.clientHeight, content: element.scrollHeight }
    rowHeight.value = Math.round(rowHeightInRem * parseFloat(getComputedStyle(document.documentElement).fontSize))
  }

  function onScroll(): void {
    const before = scroll.value.top
    measure()
    following.value = follows(following.value, before, scroll.value)
  }

  async function toNewest(): Promise<void> {
    following.value = true
    await nextTick()
    if (scroller.value !== null) scroller.value.scrollTop = scroller.value.scrollHeight
    measure()
  }

  watch(key, () => (following.value = true))
  watch(count, () => (following.value ? toNewest() : nextTick(measure)))
  onMounted(toNewest)

  const resized = new ResizeObserver(() => (following.value ? toNewest() : measure()))
  watch(scroller, (element) => element !== null && resized.observe(element))
  onBeforeUnmount(() => resized.disconnect())

  return { shown, rowHeight, following, onScroll, toNewest }
}
