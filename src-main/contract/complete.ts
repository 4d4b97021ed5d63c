import { explanations } from '../learning/explain/registry'
import { features } from '../learning/features/registry'
import { learners } from '../learning/learners/registry'
import { defaultsOf, type Parameters } from '../learning/parameters'
import { scheduleParameters, seedParameter } from '../learning/schedule'
import { datasets } from './datasets'
import { engineParameter } from './engine'
import type { Registry } from './named'
import { showParameters } from './show'

/**
 * A document that somebody wrote by hand, with everything that it leaves out at its default: "learner": "perceptron"
 * is enough. What is wrong in it stays as it is: the schema says so.
 */
export function completed(document: unknown): unknown {
  if (!isObject(document) || document['version'] === 1) return document
  const { experiment } = document
  const common = { version: 2, lab: 'my-lab', seed: seedParameter.default, engine: engineParameter.default }
  if (experiment === 'training' || experiment === 'comparison') return { ...common, ...filled(document, training) }
  if (typeof experiment !== 'string' || !Object.hasOwn(explanations, experiment)) return document
  const { parameters, needs } = explanations[experiment as keyof typeof explanations]
  const samples = needs.samples ? { features: [] } : {}
  const schedule = needs.schedule ? { schedule: {} } : {}
  const whole = { ...common, ...samples, ...schedule, ...document }
  return { ...filled(whole, {}), parameters: withDefaults(parameters, document['parameters']) }
}

/** What a training has where its document says nothing. */
const training = { features: [], schedule: {}, show: {} }

/** A training, or one line of a comparison, with the defaults of everything in it. */
function filled(document: Record<string, unknown>, missing: Record<string, unknown>): Record<string, unknown> {
  const completions: Record<string, (value: unknown) => unknown> = {
    dataset: (value) => named(datasets, value),
    learner: (value) => named(learners, value),
    features: (value) => each(value, (item) => named(features, item)),
    schedule: (value) => withDefaults(scheduleParameters, value),
    show: (value) => withDefaults(showParameters, value),
    variants: (value) => each(value, (line) => (isObject(line) ? filled(line, {}) : line))
  }
  const entries = Object.entries({ ...missing, ...document })
  return Object.fromEntries(entries.map(([key, value]) => [key, completions[key]?.(value) ?? value]))
}

/** A choice from a registry: its name alone stands for all of its defaults. */
function named(registry: Registry, value: unknown): unknown {
  const choice = typeof value === 'string' ? { name: value } : value
  if (!isObject(choice)) return value
  const { name } = choice
  if (typeof name !== 'string' || !Object.hasOwn(registry, name)) return choice
  return { ...choice, parameters: withDefaults(registry[name].parameters, choice['parameters']) }
}

function withDefaults(parameters: Parameters, values: unknown): unknown {
  if (values === undefined) return defaultsOf(parameters)
  return isObject(values) ? { ...defaultsOf(parameters), ...values } : values
}

function each(values: unknown, change: (value: unknown) => unknown): unknown {
  return Array.isArray(values) ? values.map(change) : values
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
