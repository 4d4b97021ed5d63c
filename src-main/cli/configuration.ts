import { readFileSync } from 'node:fs'
import { parseConfiguration, type RunConfiguration } from '../contract/configuration'
import { DescentError } from '../contract/errors'
import { reasonOf } from '../data/files'
import { findLab, labs } from '../labs/catalogue'
import { parseJson } from './json'
import { UsageError } from './usage'

/** What `descent run` was told, as the shell gives it. */
export interface RunOptions {
  readonly config?: string
  readonly digits?: string
  readonly scaling?: string
  readonly bias?: boolean
  readonly shuffle?: string
  readonly maxEpochs?: string
}

/** Which option speaks of which field, to name it in an error message. */
const optionOfField: Readonly<Record<string, string>> = {
  'dataset.digits': '--digits',
  'features.scaling': '--scaling',
  seed: '--shuffle',
  'schedule.maximumEpochs': '--max-epochs'
}

/**
 * The configuration of a run: a lab's own, or that of a file, with what the options change.
 * @throws UsageError saying what was wrong, where, and what would be right
 */
export function configurationFor(lab: string | undefined, options: RunOptions): RunConfiguration {
  const base = options.config === undefined ? configurationOfLab(lab) : configurationOfFile(options.config)
  if (lab !== undefined && lab !== base.lab) {
    throw new UsageError(`${options.config}: lab: the file is for ${base.lab}, but the command says ${lab}`)
  }
  return checked(changed(base, options), (field) => optionOfField[field] ?? field)
}

function configurationOfLab(name: string | undefined): RunConfiguration {
  const known = labs.map((lab) => lab.name).join(', ')
  if (name === undefined) throw new UsageError(`which lab? Give its name (${known}) or a file with --config FILE`)
  const lab = findLab(name)
  if (lab === undefined) throw new UsageError(`there is no lab "${name}"; there is ${known}`)
  return lab.configuration
}

function configurationOfFile(path: string): RunConfiguration {
  return checked(parseJson(readText(path), path), (field) => (field === '' ? path : `${path}: ${field}`))
}

function readText(path: string): string {
  try {
    return decoded(readFileSync(path))
  } catch (error) {
    throw new UsageError(`${path}: cannot be read: ${reasonOf(error)}`)
  }
}

/** Editors and shells on Windows like to begin a file with a byte-order mark, or to write it in UTF-16. */
function decoded(content: Buffer): string {
  const encoding = content[0] === 0xff && content[1] === 0xfe ? 'utf16le' : 'utf8'
  return content.toString(encoding).replace(/^\uFEFF/, '')
}

function checked(document: unknown, nameOf: (field: string) => string): RunConfiguration {
  try {
    return parseConfiguration(document)
  } catch (error) {
    if (!(error instanceof DescentError)) throw error
    throw new UsageError(error.issues.map(({ field, message }) => `${nameOf(field)}: ${message}`).join('\n'))
  }
}

/** The configuration with what the options change: not checked yet. */
function changed(base: RunConfiguration, { digits, scaling, bias, shuffle, maxEpochs }: RunOptions): unknown {
  const { dataset, features, learner, schedule } = base
  return {
    ...base,
    dataset: digits === undefined ? dataset : { ...dataset, digits: digits.split(',').map(numeric) },
    features: scaling === undefined ? features : { ...features, scaling },
    learner: bias === undefined ? learner : { ...learner, parameters: { ...learner.parameters, bias } },
    schedule: {
      ...schedule,
      ...(shuffle === undefined ? {} : { order: 'shuffled' }),
      ...(maxEpochs === undefined ? {} : { maximumEpochs: numeric(maxEpochs) })
    },
    ...(shuffle === undefined ? {} : { seed: numeric(shuffle) })
  }
}

/** The number that a text writes out, or the text itself where it writes none, for the check to complain of. */
function numeric(text: string): number | string {
  return text.trim() === '' || Number.isNaN(Number(text)) ? text : Number(text)
}
