import { isPerceptronOnDigits } from '../contract/perceptron'
import { isComparison, isTraining, type RunConfiguration } from '../contract/configuration'
import type { Locations } from '../data/locations'
import { ComparisonRun } from './comparison-run'
import { openMnistSamples } from '../data/mnist-samples'
import { Engines } from './engines'
import type { Experiment } from './experiment'
import { ExplanationRun } from './explanation-run'
import { PerceptronRun } from './perceptron-run'
import { prepareSamples } from './samples'
import { TrainingRun } from './training-run'

/**
 * Sets up what a configuration asks for.
 * @throws DescentError when its dataset cannot be opened
 * @throws LearningError when what it asks for does not fit together
 */
export async function openExperiment(
  configuration: RunConfiguration,
  locations: Locations,
  engines = new Engines()
): Promise<Experiment> {
  if (isComparison(configuration)) {
    await engines.prepareForAll(configuration)
    return new ComparisonRun(configuration, locations, engines)
  }
  if (!isTraining(configuration)) return new ExplanationRun(configuration, locations)
  if (isPerceptronOnDigits(configuration)) {
    return new PerceptronRun(configuration, openMnistSamples(configuration.dataset.parameters, locations))
  }
  const samples = prepareSamples(configuration, locations)
  await engines.prepareFor(configuration, samples.train)
  return new TrainingRun(configuration, samples, engines)
}
