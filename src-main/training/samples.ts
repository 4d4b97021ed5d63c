import type { FeatureChoice } from '../contract/configuration'
import type { DatasetChoice, importedParameters } from '../contract/datasets'
import type { RunData } from '../contract/run'
import type { Locations } from '../data/locations'
import { openMnistSamples } from '../data/mnist-samples'
import { openSamples } from '../data/samples'
import type { Samples } from '../learning/algebra/samples'
import { derivedSeed, Random } from '../learning/algebra/random'
import { LearningError } from '../learning/errors'
import type { FeatureDeclaration } from '../learning/features/feature'
import { features } from '../learning/features/registry'
import type { GeneratorDeclaration } from '../learning/generators/generator'
import { generators } from '../learning/generators/registry'
import type { ValuesOf } from '../learning/parameters'
import type { TrainingSet } from '../learning/training-set'

type ImportedChoice = ValuesOf<typeof importedParameters>

/** Samples to train on and, where there are any, to validate and to test with. */
export interface SplitSamples {
  readonly train: TrainingSet
  readonly validation?: TrainingSet
  readonly test?: TrainingSet
}

/** The samples that a configuration names, as the dataset has them. */
export function openSplit(dataset: DatasetChoice, seed: number, locations: Locations): SplitSamples {
  switch (dataset.name) {
    case 'mnist':
      return openMnistSamples(dataset.parameters, locations)
    case 'imported':
      return openImported(dataset.parameters, seed, locations)
    default:
      return drawn(dataset, seed)
  }
}

/** @throws LearningError when the shares leave nothing to train on */
function openImported(
  { dataset, testShare, validationShare }: ImportedChoice,
  seed: number,
  locations: Locations
): SplitSamples {
  const train = 1 - testShare - validationShare
  // Rounding leaves something of 1 - 0.7 - 0.3.
  if (train < 1e-9) {
    const found = `${testShare} for the test and ${validationShare} for validation`
    throw new LearningError(
      'parameters',
      `testShare and validationShare: expected less than 1 together, found ${found}`
    )
  }
  const shares = { train, validation: validationShare, test: testShare }
  return openSamples({ name: dataset, shares, seed: derivedSeed(seed, 'split') }, locations)
}

/** @throws LearningError when the generator cannot draw with these parameters */
function drawn(
  { name, parameters }: Exclude<DatasetChoice, { name: 'mnist' | 'imported' }>,
  seed: number
): SplitSamples {
  const { trainCount, testCount, ...own } = parameters
  const generator: GeneratorDeclaration = generators[name]
  const random = new Random(derivedSeed(seed, 'data'))
  const train = generator.draw(own, trainCount, random)
  return testCount === 0 ? { train } : { train, test: generator.draw(own, testCount, random) }
}

/** All feature maps, one after another: fitted on the training samples, applied to these and to any others. */
export interface FeatureChain {
  /** The training samples, mapped. */
  readonly train: Samples
  apply(x: Samples): Samples
}

/** @throws LearningError when a map cannot be made of what the one before it gives */
export function featureChain(choices: readonly FeatureChoice[], train: Samples, seed: number): FeatureChain {
  return choices.reduce<FeatureChain>(
    (chain, { name, parameters }, place) => {
      const declaration: FeatureDeclaration = features[name]
      const map = declaration.fit(parameters, chain.train, derivedSeed(seed, `feature ${place}`))
      return { train: map.apply(chain.train), apply: (x) => map.apply(chain.apply(x)) }
    },
    { train, apply: (x) => x }
  )
}

/** What a run trains on, in all forms that it is looked at. */
export interface PreparedSamples {
  readonly raw: SplitSamples
  readonly chain: FeatureChain
  /** After the feature maps. */
  readonly train: TrainingSet
  readonly validation?: TrainingSet
  readonly test?: TrainingSet
}

export interface SamplesChoice {
  readonly dataset: DatasetChoice
  readonly features: readonly FeatureChoice[]
  readonly seed: number
}

/**
 * Opens or draws the samples that a configuration names, and maps them.
 * @param opened the samples, where they have been opened before
 */
export function prepareSamples(
  { dataset, features, seed }: SamplesChoice,
  locations: Locations,
  opened?: SplitSamples
): PreparedSamples {
  const raw = opened ?? openSplit(dataset, seed, locations)
  const chain = featureChain(features, raw.train.x, seed)
  const train = { ...raw.train, x: chain.train }
  const mapped = (part: TrainingSet | undefined): TrainingSet | undefined => part && { ...part, x: chain.apply(part.x) }
  const [validation, test] = [mapped(raw.validation), mapped(raw.test)]
  return { raw, chain, train, ...(validation && { validation }), ...(test && { test }) }
}

/** The sizes of what a run trains on. */
export function sizesOf({ raw, train, test }: PreparedSamples): RunData {
  const { picture } = raw.train.x
  return {
    trainCount: train.x.count,
    testCount: test?.x.count ?? 0,
    columns: raw.train.x.dimension,
    features: train.x.dimension,
    ...(picture === undefined ? {} : { height: picture.height, width: picture.width })
  }
}
