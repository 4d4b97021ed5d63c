import type { RunSnapshot } from '../../src-main/contract/run'
import { formatCount } from './numbers'
import { outcomeOf, stateName, type Tone } from './outcome'

export interface CardState {
  readonly words: string
  readonly tone: Tone
}

/** How a lab's latest run stands, for the lab's card. */
export function cardStateOf(run: RunSnapshot): CardState {
  const outcome = outcomeOf(run)
  const where = run.state === 'running' && run.progress ? `, epoch ${formatCount(run.progress.epoch)}` : ''
  return { words: `${stateName(run)}${where}`, tone: outcome?.tone ?? 'live' }
}
