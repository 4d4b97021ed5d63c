import {
  isComparison,
  ofVariant,
  parseConfiguration,
  type ComparisonConfiguration,
  type RunConfiguration
} from '../contract/configuration'
import { completed } from '../contract/complete'
import { DescentError, type FieldIssue } from '../contract/errors'
import { findLab, labs } from '../labs/catalogue'
import { common, dataset, learner, schedule, show } from '../labs/choose'
import type { Lab } from '../labs/lab'
import { parseJson } from './json'
import { datasetNamed, settingOf, withSettings, type Changed, type Setting } from './settings'
import { readText } from './text-file'
import { UsageError } from './usage'

/** What `descent run` was told, as the shell gives it. */
export interface RunOptions {
  readonly config?: string
  readonly set?: readonly string[]
  readonly data?: string
  readonly learner?: string
  readonly digits?: string
  readonly scaling?: string
  readonly bias?: boolean
  readonly shuffle?: string
  readonly maxEpochs?: string
  readonly seed?: string
  readonly engine?: string
}

/**
 * The configuration of a run: a lab's own, or that of a file, with what the options change.
 * @throws UsageError saying what was wrong, where, and what would be right
 */
export function configurationFor(lab: string | undefined, options: RunOptions): RunConfiguration {
  const base = configurationToBeginWith(lab, options)
  if (lab !== undefined && lab !== base.lab) {
    throw new UsageError(`${options.config}: lab: the file is for ${base.lab}, but the command says ${lab}`)
  }
  const { document, settings, forAllLines } = withSettings(base, settingsOf(options))
  const configuration = checked(document, (issue) => ofSetting(issue, settings))
  return forAllLines && isComparison(configuration) ? withoutRepeats(configuration) : configuration
}

function configurationToBeginWith(lab: string | undefined, { config, learner }: RunOptions): RunConfiguration {
  if (config !== undefined) return configurationOfFile(config)
  return lab === undefined && learner !== undefined ? plainTraining : configurationOfLab(lab)
}

/** What `descent run --learner NAME --data NAME` begins with: any learner, on any samples. */
const plainTraining: RunConfiguration = {
  ...common('training'),
  experiment: 'training',
  dataset: dataset('two-gaussians'),
  features: [],
  learner: learner('perceptron'),
  schedule: schedule({ order: 'shuffled' }),
  show: show()
}

/** Without the lines that do what a line before them does; a training, where one line is left. */
function withoutRepeats(comparison: ComparisonConfiguration): RunConfiguration {
  const trainings = comparison.variants.map((variant) => ofVariant(comparison, variant))
  const texts = trainings.map((training) => JSON.stringify(training))
  const variants = comparison.variants.filter((_, i) => texts.indexOf(texts[i]) === i)
  return variants.length === 1 ? trainings[0] : { ...comparison, variants }
}

/** The options that speak of one field, as settings of that field, and those of --set after them. */
function settingsOf({
  data,
  learner,
  digits,
  scaling,
  bias,
  shuffle,
  maxEpochs,
  seed,
  engine,
  set = []
}: RunOptions): Setting[] {
  const setting = (flag: string, field: string, text: string | undefined, value?: unknown): Setting[] =>
    text === undefined ? [] : [{ flag, field, text, ...(value === undefined ? {} : { value }) }]
  return [
    ...setting('--data', 'dataset', data, data === undefined ? undefined : datasetNamed(data)),
    ...setting('--learner', 'learner', learner),
    ...setting('--digits', 'digits', digits),
    ...setting('--scaling', 'parameters.scaling', scaling),
    ...(bias === undefined ? [] : setting(bias ? '--bias' : '--no-bias', 'bias', String(bias), bias)),
    ...setting('--shuffle', 'order', shuffle, 'shuffled'),
    ...setting('--shuffle', 'seed', shuffle),
    ...setting('--seed', 'seed', seed),
    ...setting('--engine', 'engine', engine),
    ...setting('--max-epochs', 'maximumEpochs', maxEpochs),
    ...set.map(settingOf)
  ]
}

function configurationOfLab(name: string | undefined): RunConfiguration {
  if (name === undefined) throw new UsageError(`which lab? Give its name (${labNames()}) or a file with --config FILE`)
  return labNamed(name).configuration
}

/** @throws UsageError when there is no such lab, saying which there are */
export function labNamed(name: string): Lab {
  const lab = findLab(name)
  if (lab === undefined) throw new UsageError(`there is no lab "${name}"; there is ${labNames()}`)
  return lab
}

/** The names of all labs, for a sentence. */
export function labNames(): string {
  return labs.map(({ name }) => name).join(', ')
}

function configurationOfFile(path: string): RunConfiguration {
  return checked(
    completed(parseJson(readText(path), path)),
    ({ field, message }) => `${path}: ${field && `${field}: `}${message}`
  )
}

function checked(document: unknown, inWords: (issue: FieldIssue) => string): RunConfiguration {
  try {
    return parseConfiguration(document)
  } catch (error) {
    if (!(error instanceof DescentError)) throw error
    throw new UsageError([...new Set(error.issues.map(inWords))].join('\n'))
  }
}

/** What is wrong with an option, quoting it as it was given. */
function ofSetting({ field, message }: FieldIssue, settings: Changed['settings']): string {
  const about = [...settings].reverse().find(({ path }) => field === path || field.startsWith(`${path}[`))
  if (about === undefined) return `${field}: ${message}`
  return `${about.flag}: ${message.replace(/, found .*/s, '')}, found "${about.text}"`
}
