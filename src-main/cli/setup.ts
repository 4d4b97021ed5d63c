import { Command } from 'commander'
import { createReport } from '../setup/report.mjs'
import { setUpTensorFlow, type Wishes } from '../setup/tensorflow/ensure.mjs'
import { describeTensorFlow } from '../setup/tensorflow/find.mjs'
import { defaultVersion } from '../setup/tensorflow/versions.mjs'
import { UsageError } from './usage'

interface Options {
  readonly cuda?: true
  readonly version?: string
  readonly fromWheel?: string[]
  readonly fromDirectory?: string
  readonly force?: true
}

/** `descent setup tensorflow`. */
export function setupCommand(root: string): Command {
  const command = new Command('setup').description('Bring what Descent can use beside its packages.')
  command
    .command('tensorflow')
    .description(
      'Bring the library with which networks train fast, into a folder that can be copied to other machines.'
    )
    .option('--cuda', 'The library for NVIDIA GPUs, with all of CUDA that it needs (3.4 GB to fetch, 6 GB on the disk)')
    .option('--version <version>', `Another version than ${defaultVersion}`)
    .option(
      '--from-wheel <file...>',
      'From wheels on the disk: tensorflow_cpu-*.whl; for CUDA tensorflow-*.whl, nvidia_*.whl'
    )
    .option('--from-directory <folder>', 'From a folder that this command made on another machine, or one of wheels')
    .option('--force', 'Make it again where it is there already')
    .action(async (options: Options) => {
      const wishes = wishesOf(options)
      const report = createReport()
      const tensorflow = await report.step(
        'TensorFlow',
        () => setUpTensorFlow(root, report, wishes),
        describeTensorFlow
      )
      process.stdout.write(`${tensorflow.folder}\n`)
    })
  return command
}

function wishesOf({ cuda, ...options }: Options): Wishes {
  if (options.fromWheel && options.fromDirectory) {
    throw new UsageError('--from-wheel and --from-directory exclude each other.')
  }
  if (options.version !== undefined && !/^\d+(\.\d+)+$/.test(options.version)) {
    throw new UsageError(`--version ${options.version}: a version is written as in ${defaultVersion}.`)
  }
  return cuda ? { ...options, flavour: 'cuda' } : options
}
