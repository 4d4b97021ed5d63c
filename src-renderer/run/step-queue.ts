import type { Beginning, RunCommand } from '../../src-main/contract/run'

type Step = Exclude<Beginning, 'run'>

/**
 * Steps are taken one after another: what is asked for while one is under way waits until the run holds
 * again. One waits at most, so that a run stops soon after the key is let go.
 */
export class StepQueue {
  #underWay = false
  #next: Step | undefined

  /** Whether the command is to be sent now; a step that is not waits here. Anything but a step ends the waiting. */
  admits(command: RunCommand): boolean {
    const waits = this.#underWay && isStep(command)
    this.#next = waits ? command : undefined
    this.#underWay = isStep(command)
    return !waits
  }

  /** The run holds: gives the step that is to be sent now, if one waited. */
  settle(): Step | undefined {
    const next = this.#next
    this.#next = undefined
    this.#underWay = next !== undefined
    return next
  }
}

function isStep(command: RunCommand): command is Step {
  return command === 'next-mistake' || command === 'next-epoch'
}
