import type { ImportProgress } from '../data/import/parts'
import { size } from './dataset-words'

/** One line that is written over and over, where there is a terminal to do it in, at most ten times a second. */
export class ProgressBar {
  #last = 0

  constructor(readonly terminal: NodeJS.WriteStream) {}

  show({ done, total, unit }: ImportProgress): void {
    const now = performance.now()
    if (!this.terminal.isTTY || now - this.#last < 100) return
    this.#last = now
    const share = total === 0 ? 1 : done / total
    const counted = unit === 'bytes' ? `${size(done)} of ${size(total)}` : `${done} of ${total} pictures`
    const width = 24
    const filled = Math.round(share * width)
    const text = `${(100 * share).toFixed(0).padStart(3)} %  ${counted}  [${'#'.repeat(filled)}${'.'.repeat(width - filled)}]`
    this.terminal.write(`\r\u001b[K${text.slice(0, this.terminal.columns - 1)}`)
  }

  clear(): void {
    if (this.terminal.isTTY && this.#last > 0) this.terminal.write('\r\u001b[K')
  }
}
