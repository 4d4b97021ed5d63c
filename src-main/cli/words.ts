import { declarationOf } from '../contract/columns'
import {
  explanationOf,
  isComparison,
  isTraining,
  ofVariant,
  type ComparisonConfiguration,
  type FeatureChoice,
  type RunConfiguration,
  type TrainingConfiguration
} from '../contract/configuration'
import { datasets, type DatasetChoice } from '../contract/datasets'
import type { RunProgress, RunResult } from '../contract/run'
import type { Lab } from '../labs/lab'
import { features as featureRegistry } from '../learning/features/registry'

/** A share from 0 to 1 in per cent, as the lecture writes it: 0.0019 as "0.19 %". */
export function percent(share: number): string {
  return `${(100 * share).toFixed(2)} %`
}

/** A time in milliseconds as "0.08 s", "12 s" or "3 min 05 s". */
export function duration(milliseconds: number): string {
  const seconds = milliseconds / 1000
  if (seconds < 9.995) return `${seconds.toFixed(2)} s`
  if (seconds < 59.5) return `${seconds.toFixed(0)} s`
  const whole = Math.round(seconds)
  return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`
}

/** The bar is no longer than this, and is left out where there is not even room for the shortest. */
const longestBar = 24
const shortestBar = 6

/**
 * " 43 %  epoch 42, 1.2 s, at most 1.6 s left  [######........]"; without a share where that is not known.
 * @param columns how many characters the line may have
 */
export function progressLine({ fraction, epoch, elapsed, remaining }: RunProgress, columns = 80): string {
  if (fraction === 0) return `${counted(epoch, 'step')}, ${duration(elapsed)}`.slice(0, columns)
  const left = remaining === undefined ? '' : `, at most ${duration(remaining)} left`
  const text = `${(100 * fraction).toFixed(0).padStart(3)} %  epoch ${epoch}, ${duration(elapsed)}${left}`
  const width = Math.min(longestBar, columns - text.length - '  []'.length)
  if (width < shortestBar) return text.slice(0, columns)
  const filled = Math.round(fraction * width)
  return `${text}  [${'#'.repeat(filled)}${'.'.repeat(width - filled)}]`
}

/** What a run is called: the title that its author gave it, or that of the lab that it is. */
export function titleOf({ title }: RunConfiguration, lab?: Lab): string | undefined {
  return title ?? (lab && `${lab.title} (lecture, section ${lab.section})`)
}

/** What a run is about to do, in one line. */
export function headline(configuration: RunConfiguration): string {
  if (isTraining(configuration)) {
    const { learner } = configuration
    return `${declarationOf(learner).title}: ${aboutSamples(configuration)}, ${aboutTraining(configuration)}`
  }
  if (isComparison(configuration)) return aboutComparison(configuration)
  const { title } = explanationOf(configuration)
  return 'dataset' in configuration ? `${title}: ${aboutSamples(configuration)}` : title
}

/** What all lines have in common, and the datasets. */
function aboutComparison(comparison: ComparisonConfiguration): string {
  const trainings = comparison.variants.map((variant) => ofVariant(comparison, variant))
  const [learner, ...otherLearners] = distinct(trainings.map(({ learner }) => declarationOf(learner).title))
  const [features, ...otherFeatures] = distinct(trainings.map(({ features }) => aboutFeatures(features).join(', ')))
  const about = [
    ...(otherLearners.length === 0 ? [lowerFirst(learner)] : []),
    ...distinct(trainings.map(({ dataset }) => aboutDataset(dataset))),
    ...(otherFeatures.length === 0 && features !== '' ? [features] : [])
  ]
  return `${counted(trainings.length, 'training')} compared: ${about.join(', ')}`
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)]
}

function aboutSamples({ dataset, features }: { dataset: DatasetChoice; features: readonly FeatureChoice[] }): string {
  return [aboutDataset(dataset), ...aboutFeatures(features)].join(', ')
}

function aboutFeatures(features: readonly FeatureChoice[]): string[] {
  return features.map((feature) =>
    feature.name === 'scaling'
      ? `scaling ${feature.parameters.scaling}`
      : lowerFirst(featureRegistry[feature.name].title)
  )
}

function aboutDataset(dataset: DatasetChoice): string {
  if (dataset.name === 'imported') return dataset.parameters.dataset
  if (dataset.name !== 'mnist') return lowerFirst(datasets[dataset.name].title)
  const { digits } = dataset.parameters
  if (digits.length === 1) return `MNIST ${digits[0]} (+1) vs the rest (-1)`
  if (digits.length === 10) return 'MNIST, all ten digits'
  return digits.length === 2 ? `MNIST ${digits[0]} (-1) vs ${digits[1]} (+1)` : `MNIST ${digits.join(', ')}`
}

/** What is not as it is by default, and the order of the samples. */
function aboutTraining({ learner, schedule, seed }: TrainingConfiguration): string {
  const declared = declarationOf(learner).parameters
  const other = Object.entries(learner.parameters).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(declared[name].default)
  )
  const words = other.map(([name, value]) => inWords(declared[name].label.toLowerCase(), value))
  return [...words, schedule.order === 'file' ? 'file order' : `shuffled with seed ${seed}`].join(', ')
}

function inWords(label: string, value: unknown): string {
  if (typeof value === 'boolean') return value ? label : `no ${label}`
  return `${label} ${Array.isArray(value) ? value.join('-') || 'none' : String(value)}`
}

/** How a run ended: a sentence, and a line of numbers. */
export function summary({ reason, epochs, updates, divergedAt, trainError, testError, elapsed }: RunResult): string[] {
  const at = divergedAt === undefined ? '' : ` at step ${divergedAt.toLocaleString('en-US')}`
  const how = {
    converged: updates === undefined ? 'Converged.' : 'Converged: an epoch went by without a change.',
    complete: 'Complete.',
    'maximum-epochs': 'Reached the maximum number of epochs.',
    diverged: `Diverged${at}: the loss is no longer a finite number. A smaller learning rate, or scaling, may help.`,
    stopped: elapsed === 0 ? 'Stopped before it began.' : 'Stopped.'
  }[reason]
  const work = [
    epochs === undefined ? undefined : counted(epochs, 'epoch'),
    updates === undefined ? undefined : counted(updates, 'change'),
    duration(elapsed)
  ]
  const parts = [errorIn('train error', trainError), errorIn('test error', testError)].filter((part) => part !== '')
  const errors = parts.join(', ')
  const line = `${work.filter((part) => part !== undefined).join(', ')}.`
  return [how, errors === '' ? line : `${line} ${errors.charAt(0).toUpperCase()}${errors.slice(1)}.`]
}

function errorIn(name: string, share: number | undefined): string {
  return share === undefined ? '' : `${name} ${percent(share)}`
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}

function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`
}
