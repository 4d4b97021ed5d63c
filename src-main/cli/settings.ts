import type { RunConfiguration } from '../contract/configuration'
import { datasets, importedParameters, type DatasetChoice } from '../contract/datasets'
import { expectedName, type Registry } from '../contract/named'
import { features } from '../learning/features/registry'
import { learners } from '../learning/learners/registry'
import { defaultsOf } from '../learning/parameters'
import { choices, isChoice, keysOf, linesOf, pathsOfField, presentValue, withoutOwn, withValueAt } from './fields'
import { UsageError } from './usage'

/** A field of a configuration that the command line gives another value. */
export interface Setting {
  /** How it was given, for messages: "--digits" or "--set digits". */
  readonly flag: string
  /** The text that it was given. */
  readonly text: string
  /** The field's whole path, such as "features[0].parameters.scaling", or the end of it if no other field ends so. */
  readonly field: string
  /** The value that the text stands for; by default what the field's present value suggests. */
  readonly value?: unknown
}

/** A configuration with some of its fields changed, not checked yet. */
export interface Changed {
  readonly document: unknown
  /** What was changed, with every path that it was changed at: in a comparison, that of each line that has the field. */
  readonly settings: readonly (Setting & { readonly path: string })[]
  /** Whether all lines of a comparison were given the same dataset, learner or features: some may be the same now. */
  readonly forAllLines: boolean
}

/** @throws UsageError when the configuration has no such field, or several */
export function withSettings(base: RunConfiguration, settings: readonly Setting[]): Changed {
  let [document, forAllLines]: [unknown, boolean] = [base, false]
  const changed = settings.flatMap((setting) => {
    const paths = pathsOfField(document, setting.field, setting.flag)
    const [path] = paths
    const value = 'value' in setting ? setting.value : valueOf(setting, path, presentValue(document, path))
    for (const each of paths) document = withValueAt(document, keysOf(each), value)
    if (choices.includes(path)) {
      forAllLines ||= linesOf(document).length > 0
      document = withoutOwn(document, path)
    }
    return paths.map((each) => ({ ...setting, path: each }))
  })
  return { document, settings: changed, forAllLines }
}

/** "--set penalty=0.01" as a setting. */
export function settingOf(assignment: string): Setting {
  const at = assignment.indexOf('=')
  if (at < 1) throw new UsageError(`--set: expected FIELD=VALUE, such as maximumEpochs=20, found "${assignment}"`)
  const field = assignment.slice(0, at).trim()
  return { flag: `--set ${field}`, field, text: assignment.slice(at + 1) }
}

/** What a text stands for where a value of some kind stood before. */
function valueOf({ text, flag }: Setting, path: string, current: unknown): unknown {
  if (typeof current === 'string') return text
  if (typeof current === 'number') return number(text)
  if (isChoice(current)) return chosen(text, path, flag)
  if (path.endsWith('features')) return listOf(text, (name) => chosen(name, path, flag))
  if (Array.isArray(current) && !text.trim().startsWith('[')) {
    return listOf(text, number)
  }
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text
  }
}

/** What stands between the commas of a text. */
function listOf(text: string, itemOf: (item: string) => unknown): unknown[] {
  return text.trim() === '' ? [] : text.split(',').map((item) => itemOf(item.trim()))
}

/** The number that a text writes out, or the text itself where it writes none, for the check to complain of. */
function number(text: string): number | string {
  const value = Number(text)
  return text.trim() === '' || Number.isNaN(value) ? text : value
}

/** What is chosen by name, by the field that holds it. */
const registries: Readonly<Record<string, Registry>> = { learner: learners, dataset: datasets, features }

/** A source of samples by its name with its defaults: one that Descent has, or else one that was imported. */
export function datasetNamed(name: string): DatasetChoice {
  if (name !== 'imported' && Object.hasOwn(datasets, name)) return chosen(name, 'dataset', '--data') as DatasetChoice
  return { name: 'imported', parameters: { ...defaultsOf(importedParameters), dataset: name } }
}

/** A learner, a dataset or a feature map by its name, with its defaults. */
function chosen(name: string, path: string, flag: string): unknown {
  const kind = /(learner|dataset|features)(\[\d+\])?$/.exec(path)?.[1] ?? ''
  const registry = registries[kind]
  if (Object.hasOwn(registry, name)) return { name, parameters: defaultsOf(registry[name].parameters) }
  throw new UsageError(`${flag}: ${expectedName(Object.keys(registry), name)}`)
}
