import { Command, Option } from 'commander'
import { DescentError } from '../contract/errors'
import { datasets as datasetNames } from '../contract/datasets'
import { componentTypes, type DatasetDescription } from '../data/description'
import { encodings } from '../data/import/csv-text'
import { importDataset } from '../data/import/import-dataset'
import { missingPolicies, type ImportOptions } from '../data/import/options'
import type { ImportProgress } from '../data/import/parts'
import type { Locations } from '../data/locations'
import { datasetLine } from './dataset-words'
import { importOptions, type ShellOptions } from './import-options'
import { ProgressBar } from './progress-bar'
import { exitCode, UsageError, type ExitCode } from './usage'

/** `descent import`. @param end is told the exit code */
export function importCommand(locations: Locations, end: (code: ExitCode) => void): Command {
  return new Command('import')
    .description('Make a dataset of a table, of IDX, NPY or NPZ, or of a folder of pictures for each class.')
    .argument('<source>', 'File (packed with gzip or not), or folder')
    .requiredOption('--name <name>', 'Name of the dataset: small letters, digits and hyphens')
    .option('--title <text>', 'What people call it')
    .option('--replace', 'Replace the dataset of that name, if there is one')
    .addOption(choice('--target <kind>', 'What the label is (default: by its content)', ['classes', 'values']))
    .addOption(choice('--type <type>', 'Type of the components (default: by their content)', componentTypes))
    .optionsGroup('Tables (CSV, TSV):')
    .option('--label <column>', 'Column of the label: name or number (default: class, label, target, y, or the last)')
    .option('--no-label', 'There is no label')
    .option('--omit <columns>', 'Columns to leave out: names or numbers, with commas between; can be repeated', append)
    .option('--delimiter <character>', 'Between two fields: a character, or "tab" (default: found out)')
    .option('--header', 'The first line names the columns (default: found out)')
    .option('--no-header', 'The first line is a sample')
    .addOption(
      choice('--encoding <name>', 'How the text is written (default: by its first bytes, or utf-8)', encodings)
    )
    .addOption(choice('--decimal <mark>', 'In numbers, before the fraction', ['point', 'comma']))
    .addOption(choice('--missing <what>', 'Where a value is missing (default: error)', missingPolicies))
    .option(
      '--one-hot [most]',
      'A column of texts becomes a column for each text, of which there are at most so many (100)'
    )
    .option('--picture <HxW[xC]>', 'The samples are pictures of this height and width')
    .optionsGroup('IDX and NPY:')
    .option('--labels <file>', 'File of the labels (default: beside images, as those of MNIST are called)')
    .optionsGroup('Folders of pictures:')
    .option('--size <HxW>', 'Bring all pictures to this height and width')
    .addOption(choice('--colour <kind>', 'Channels (default: those of the first picture)', ['grey', 'colour']))
    .option('--json', 'Print what is known of the dataset as one JSON object')
    .addHelpText('after', examples)
    .action(async (source: string, { json, ...shell }: ShellOptions) => {
      end(await carryOutImport(source, importOptions(shell), json ? asJson : report, locations))
    })
}

const examples = `
Examples:
  descent import wine.csv --name wine --label quality
  descent import measurements.tsv --name lab --missing mean --omit id,date --decimal comma
  descent import fashion-mnist/ --name fashion-mnist
  descent import flowers/ --name flowers --size 32x32 --colour grey

Then descent run LAB --data NAME runs a lab on it (see: descent run --help).`

function append(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, ...value.split(',')]
}

function choice(flags: string, description: string, choices: readonly string[]): Option {
  return new Option(flags, description).choices(choices)
}

async function carryOutImport(
  source: string,
  options: ImportOptions,
  toText: (about: DatasetDescription) => string,
  { datasets }: Locations
): Promise<ExitCode> {
  const controller = new AbortController()
  const interrupt = (): void => controller.abort()
  process.once('SIGINT', interrupt)
  const bar = new ProgressBar(process.stderr)
  try {
    const reserved = Object.keys(datasetNames)
    const onProgress = (progress: ImportProgress): void => bar.show(progress)
    const about = await importDataset(source, options, { datasets, reserved, onProgress, signal: controller.signal })
    bar.clear()
    process.stdout.write(toText(about))
    return exitCode.done
  } catch (error) {
    bar.clear()
    if (controller.signal.aborted) {
      process.stderr.write('descent: interrupted; nothing was imported\n')
      return exitCode.interrupted
    }
    if (error instanceof DescentError && error.code === 'invalid-input') throw new UsageError(error.message)
    throw error
  } finally {
    process.removeListener('SIGINT', interrupt)
  }
}

function asJson(about: DatasetDescription): string {
  return `${JSON.stringify(about)}\n`
}

function report(about: DatasetDescription): string {
  return [`Imported ${datasetLine(about)}`, ...(about.notes ?? [])].map((line) => `${line}\n`).join('')
}
