import { isPerceptronOnDigits } from '../src-main/contract/perceptron'
import type { Lab } from '../src-main/labs/lab'

/** Whether a lab has a page of its own; the others run in the terminal. */
export function hasPage({ configuration }: Lab): boolean {
  return isPerceptronOnDigits(configuration)
}

/** What runs a lab in the terminal. */
export function commandOf({ name }: Lab): string {
  return `npm run descent -- run ${name}`
}
