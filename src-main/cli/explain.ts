import { Command } from 'commander'
import { isComparison, isTraining, type RunConfiguration } from '../contract/configuration'
import { datasets } from '../contract/datasets'
import { findLab } from '../labs/catalogue'
import { explanations } from '../learning/explain/registry'
import { features } from '../learning/features/registry'
import { generators } from '../learning/generators/registry'
import { learners } from '../learning/learners/registry'
import { expectation, type Parameter, type Parameters } from '../learning/parameters'
import { scheduleParameters } from '../learning/schedule'
import { UsageError } from './usage'

/** What has a name, parameters and, mostly, more to say about itself. */
interface Declared {
  readonly title: string
  readonly parameters: Parameters
  readonly lecture?: string
  readonly meaning?: string
}

const kinds: readonly (readonly [string, Readonly<Record<string, Declared>>])[] = [
  ['learner', learners],
  ['feature map', features],
  ['dataset', { ...datasets, ...withDraws() }],
  ['explanation', explanations]
]

/** Generators with what they say of themselves, and the parameters of a draw beside their own. */
function withDraws(): Record<string, Declared> {
  const all: readonly Declared[] = Object.values(generators)
  return Object.fromEntries(
    Object.keys(generators).map((name, i) => [name, { ...all[i], parameters: parametersOfDataset(name) }])
  )
}

function parametersOfDataset(name: string): Parameters {
  return (datasets as Readonly<Record<string, Declared>>)[name].parameters
}

/** `descent explain NAME`. */
export function explainCommand(): Command {
  return new Command('explain')
    .description('Say what a lab, a learner, a dataset or a feature map does, and what each of its parameters may be.')
    .argument('<name>', 'A name from descent labs or descent run --help; or schedule')
    .action((name: string) => void process.stdout.write(`${explained(name).join('\n')}\n`))
}

/**
 * What is declared under a name, in lines for people.
 * @throws UsageError when nothing is, with the names that there are
 */
export function explained(name: string): string[] {
  const lab = findLab(name)
  const found = kinds.filter(([, registry]) => Object.hasOwn(registry, name))
  const parts = found.map(([kind, registry]) => described(kind, registry[name]))
  if (lab !== undefined) parts.unshift([`${lab.title} (lab, section ${lab.section})`, lab.summary, ...usedBy(lab)])
  if (name === 'schedule') parts.push(described('walk through the samples', schedule))
  if (parts.length > 0) return parts.flatMap((lines, i) => (i === 0 ? lines : ['', ...lines]))
  const names = kinds.map(([kind, registry]) => `${kind}s: ${Object.keys(registry).join(', ')}`)
  throw new UsageError([`there is no "${name}"; there are the labs (descent labs), and`, ...names].join('\n'))
}

const schedule: Declared = { title: 'Schedule', parameters: scheduleParameters }

function described(kind: string, { title, lecture, meaning, parameters }: Declared): string[] {
  const section = lecture === undefined ? '' : `, section ${lecture}`
  const lines = [`${title} (${kind}${section})`, ...(meaning === undefined ? [] : [meaning])]
  return [...lines, ...Object.entries(parameters).flatMap(([name, parameter]) => parameterLines(name, parameter))]
}

function parameterLines(name: string, parameter: Parameter): string[] {
  const standard = Array.isArray(parameter.default) ? parameter.default.join(',') || 'empty' : String(parameter.default)
  const choices =
    parameter.kind === 'choice'
      ? Object.entries<string>(parameter.choices).map(([choice, what]) => `      ${choice}: ${what}`)
      : []
  return [`  ${name}: ${expectation(parameter)} (default: ${standard})`, `      ${parameter.meaning}`, ...choices]
}

/** What a lab is made of, to be explained in its turn. */
function usedBy({ configuration }: { readonly configuration: RunConfiguration }): string[] {
  const used = new Set<string>()
  const add = (choice: { readonly name: string } | undefined): void => void (choice && used.add(choice.name))
  if (isTraining(configuration) || isComparison(configuration)) add(configuration.learner)
  if ('dataset' in configuration) {
    add(configuration.dataset)
    configuration.features.forEach(add)
  }
  for (const { dataset, features = [], learner } of isComparison(configuration) ? configuration.variants : []) {
    ;[dataset, learner, ...features].forEach(add)
  }
  if (used.size === 0) return [`See also: descent explain ${configuration.experiment}`]
  return [`It is made of ${[...used].join(', ')}: descent explain NAME says more of each.`]
}
