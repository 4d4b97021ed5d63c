import { join } from 'node:path'
import { Command, Option } from 'commander'
import { locationsFor, mnistSourceInCheckout } from '../data/locations'
import { findLab, labs } from '../labs/catalogue'
import { scalingParameter } from '../learning/features/scaling'
import { perceptronParameters } from '../learning/learners/perceptron'
import { expectation } from '../learning/parameters'
import { scheduleParameters } from '../learning/schedule'
import { configurationFor, type RunOptions } from './configuration'
import { doctorReport } from './doctor'
import { jsonOutput, tableOutput } from './output'
import { carryOutRun } from './run'
import { exitCode, UsageError, type ExitCode } from './usage'

export interface ProgramSetting {
  /** The folder of the checkout. */
  readonly root: string
  readonly version: string
}

/** The command line: `descent run`, `labs`, `doctor`. @param end is told the exit code of the command that ran */
export function descentProgram({ root, version }: ProgramSetting, end: (code: ExitCode) => void): Command {
  const program = new Command('descent')
    .description('A lab for deep learning, from the perceptron to back-propagation.')
    .version(version)
  program.addCommand(runCommand(root, end))
  program.addCommand(labsCommand())
  program
    .command('doctor')
    .description('Say what is installed, and what would bring the rest.')
    .action(() => void process.stdout.write(doctorReport(root)))
  return program
}

function runCommand(root: string, end: (code: ExitCode) => void): Command {
  const { maximumEpochs } = scheduleParameters
  return new Command('run')
    .description('Run a lab and print its table.')
    .argument('[lab]', `name of the lab: ${labs.map(({ name }) => name).join(', ')}`)
    .option('--config <file>', 'run the configuration in this file (start from: descent labs show NAME)')
    .option('--digits <a,b>', 'the two digits: the first is the class -1, the second +1')
    .addOption(new Option('--scaling <name>', `${scalingParameter.meaning} ${expectation(scalingParameter)}`))
    .option('--bias', perceptronParameters.bias.meaning)
    .option('--no-bias', 'leave the bias out')
    .option('--shuffle <seed>', 'draw the order of the samples anew for every epoch, from this seed')
    .option('--max-epochs <n>', `${maximumEpochs.meaning} ${expectation(maximumEpochs)}`)
    .option('--json', 'print one JSON object a line: configuration, epoch, result (errors from 0 to 1, times in ms)')
    .action(async (lab: string | undefined, { json, ...options }: RunOptions & { json?: true }) => {
      const configuration = configurationFor(lab, options)
      const output = json ? jsonOutput(process.stdout) : tableOutput(process.stdout, process.stderr)
      const locations = locationsFor(mnistSourceInCheckout(root))
      const trainerProgram = join(root, 'out', 'main', 'trainer.cjs')
      end(await carryOutRun({ configuration, locations, trainerProgram, output, stderr: process.stderr }))
    })
}

function labsCommand(): Command {
  const command = new Command('labs').description('List the labs.').action(() => {
    for (const { name, section, title } of labs) process.stdout.write(`${name.padEnd(24)}${section}  ${title}\n`)
  })
  command
    .command('show')
    .description('Print the configuration of a lab, to start a file of your own from.')
    .argument('<lab>', 'name of the lab')
    .action((name: string) => {
      const lab = findLab(name)
      if (lab === undefined)
        throw new UsageError(`there is no lab "${name}"; there is ${labs.map((known) => known.name).join(', ')}`)
      process.stdout.write(`${JSON.stringify(lab.configuration, null, 2)}\n`)
    })
  return command
}

/** Parses the arguments and runs the command. Resolves to the exit code; never rejects. */
export async function runProgram(setting: ProgramSetting, args: readonly string[]): Promise<ExitCode> {
  let code: ExitCode = exitCode.done
  const program = descentProgram(setting, (ended) => (code = ended))
  try {
    speakAsDescent(program)
    await program.parseAsync(args, { from: 'user' })
    return code
  } catch (error) {
    return explain(error)
  }
}

/** Has commander throw instead of ending the process, and complain as we do, in every sub-command. */
function speakAsDescent(command: Command): void {
  command.exitOverride()
  command.configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, 'descent: ')) })
  command.commands.forEach(speakAsDescent)
}

function explain(error: unknown): ExitCode {
  if (error instanceof UsageError) {
    for (const line of error.message.split('\n')) process.stderr.write(`descent: ${line}\n`)
    return exitCode.usage
  }
  // Commander has printed its own message: help and version end with 0, everything else is wrong usage.
  if (error instanceof Error && 'exitCode' in error) return error.exitCode === 0 ? exitCode.done : exitCode.usage
  process.stderr.write(`descent: ${error instanceof Error ? error.message : String(error)}\n`)
  return exitCode.failed
}
