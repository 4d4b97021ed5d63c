import type { RunConfiguration } from '../src-main/contract/configuration'
import { isPerceptronOnDigits, type PerceptronOnDigits } from '../src-main/contract/perceptron'

/** What the perceptron's page shows is always a perceptron on two digits: its form makes nothing else. */
function perceptron(configuration: RunConfiguration): PerceptronOnDigits {
  if (!isPerceptronOnDigits(configuration)) throw new Error('this configuration is not a perceptron on two digits')
  return configuration
}

/** The digits that are the class -1 and the class +1. */
export function digitsOf(configuration: RunConfiguration): readonly [number, number] {
  const [negative, positive] = perceptron(configuration).dataset.parameters.digits
  return [negative, positive]
}

export function scalingOf(configuration: RunConfiguration): string {
  return perceptron(configuration).features[0].parameters.scaling
}

export function hasBias(configuration: RunConfiguration): boolean {
  return perceptron(configuration).learner.parameters.bias
}

export function scheduleOf(configuration: RunConfiguration): PerceptronOnDigits['schedule'] {
  return perceptron(configuration).schedule
}
