import { readFileSync } from 'node:fs'
import { parseConfiguration, type RunConfiguration } from '../contract/configuration'
import { DescentError, type FieldIssue } from '../contract/errors'
import { reasonOf } from '../data/files'
import { findLab, labs } from '../labs/catalogue'
import type { Lab } from '../labs/lab'
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
const optionOfField: Readonly<Record<string, { readonly flag: string; readonly option: keyof RunOptions }>> = {
  'dataset.digits': { flag: '--digits', option: 'digits' },
  'features.scaling': { flag: '--scaling', option: 'scaling' },
  seed: { flag: '--shuffle', option: 'shuffle' },
  'schedule.maximumEpochs': { flag: '--max-epochs', option: 'maxEpochs' }
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
  return checked(changed(base, options), (issue) => ofOption(issue, options))
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
  return checked(parseJson(readText(path), path), ({ field, message }) => `${path}: ${field && `${field}: `}${message}`)
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

function checked(document: unknown, inWords: (issue: FieldIssue) => string): RunConfiguration {
  try {
    return parseConfiguration(document)
  } catch (error) {
    if (!(error instanceof DescentError)) throw error
    throw new UsageError(error.issues.map(inWords).join('\n'))
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

/** The whole number that a text writes out, or the text itself where it writes none, for the check to complain of. */
function numeric(text: string): number | string {
  return /^\s*[+-]?\d+\s*$/.test(text) ? Number(text) : text
}

/** What is wrong with an option, quoting it as it was given. */
function ofOption({ field, message }: FieldIssue, options: RunOptions): string {
  const about = optionOfField[field]
  if (about === undefined) return `${field}: ${message}`
  return `${about.flag}: ${message.replace(/, found .*/s, '')}, found "${options[about.option]}"`
}
