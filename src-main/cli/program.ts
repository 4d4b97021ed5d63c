import { join } from 'node:path'
import { Command } from 'commander'
import { locationsFor, mnistSourceInCheckout } from '../data/locations'
import { engineParameter } from '../contract/engine'
import { labs } from '../labs/catalogue'
import { scalingParameter } from '../learning/features/scaling'
import { features } from '../learning/features/registry'
import { generators } from '../learning/generators/registry'
import { learners } from '../learning/learners/registry'
import { perceptronParameters } from '../learning/learners/perceptron'
import { expectation, type Parameter } from '../learning/parameters'
import { scheduleParameters, seedParameter } from '../learning/schedule'
import { libraryAtHand } from '../setup/tensorflow/library.mjs'
import { configurationFor, labNamed, labNames, type RunOptions } from './configuration'
import { datasetsCommand } from './datasets'
import { doctorCommand } from './doctor'
import { explainCommand } from './explain'
import { importCommand } from './import'
import { jsonOutput, tableOutput } from './output'
import { carryOutRun } from './run'
import { setupCommand } from './setup'
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
    // What follows a command belongs to it: "setup tensorflow --version 2.12.1" does not ask for ours.
    .enablePositionalOptions()
  program.addCommand(runCommand(root, end))
  program.addCommand(labsCommand())
  program.addCommand(explainCommand())
  program.addCommand(importCommand(locationsFor(mnistSourceInCheckout(root)), end))
  program.addCommand(datasetsCommand(locationsFor(mnistSourceInCheckout(root))))
  program.addCommand(doctorCommand(root, end))
  program.addCommand(setupCommand(root))
  return program
}

function runCommand(root: string, end: (code: ExitCode) => void): Command {
  const { bias } = perceptronParameters
  return new Command('run')
    .description('Run a lab and print its table. Ctrl-C stops the run and says where it stood.')
    .argument('[lab]', `Name of the lab: ${labNames()}`)
    .option(
      '--config <file>',
      'Run the configuration in this file (start from: descent labs show NAME); what it leaves out is at its default'
    )
    .option('--data <name>', 'The dataset: one that was imported (see: descent datasets), or one of the generated')
    .option('--learner <name>', 'The learner, in every line of the table; no lab is needed then')
    .option('--digits <a,b>', 'Digits of MNIST: of two the first is the class -1, the second +1')
    .option('--scaling <name>', helpFor(scalingParameter))
    .option('--bias', `${bias.label}: ${bias.meaning}`)
    .option('--no-bias', 'No bias.')
    .option('--shuffle <seed>', `${scheduleParameters.order.label}: ${scheduleParameters.order.choices.shuffled}`)
    .option('--max-epochs <n>', helpFor(scheduleParameters.maximumEpochs))
    .option('--seed <n>', helpFor(seedParameter))
    .option('--engine <name>', helpFor(engineParameter))
    .option(
      '--set <field=value>',
      'Any field of the configuration, by its name or path (see: descent explain NAME); can be repeated',
      append
    )
    .option('--json', 'Print one JSON object a line: configuration, rows, figures, notes, result (errors from 0 to 1)')
    .addHelpText('after', examples)
    .action(async (lab: string | undefined, { json, ...options }: RunOptions & { json?: true }) => {
      const configuration = configurationFor(lab, options)
      const output = json ? jsonOutput(process.stdout) : tableOutput(process.stdout, process.stderr)
      const locations = locationsFor(mnistSourceInCheckout(root))
      const trainerProgram = join(root, 'out', 'main', 'trainer.cjs')
      const tensorflow = libraryAtHand(root)
      end(await carryOutRun({ configuration, locations, trainerProgram, tensorflow, output, stderr: process.stderr }))
    })
}

const examples = `
Examples:
  descent run perceptron-mnist
  descent run perceptron-mnist --digits 3,8 --max-epochs 50 --scaling unit
  descent run svm-margin --set margin=0.5 --set bias=none
  descent run lda --data iris
  descent run --learner linear-svm --data breast-cancer --set features=standardisation --set penalty=0.01
  descent run --config my-lab.json --json

Learners: ${Object.keys(learners).join(', ')}.

Features, one after another: ${Object.keys(features).join(', ')}.

Generated datasets: ${Object.keys(generators).join(', ')}.`

function append(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value]
}

/** A declared parameter as the help shows it: its default is the lab's affair. */
function helpFor(parameter: Parameter): string {
  return `${parameter.label}: ${expectation(parameter)}`
}

function labsCommand(): Command {
  const command = new Command('labs').description('List the labs.').action(() => {
    const width = Math.max(...labs.map(({ name }) => name.length))
    for (const { name, section, title } of labs) process.stdout.write(`${name.padEnd(width)}  ${section}  ${title}\n`)
  })
  command
    .command('show')
    .description('Print the configuration of a lab, to start a file of your own from.')
    .argument('<lab>', 'Name of the lab')
    .action((name: string) => void process.stdout.write(`${JSON.stringify(labNamed(name).configuration, null, 2)}\n`))
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
