import { existsSync } from 'node:fs'
import { Command } from 'commander'
import { DescentError } from '../contract/errors'
import { listDatasets, removeDataset, type ListedDataset } from '../data/catalogue'
import type { Locations } from '../data/locations'
import { grouped } from '../data/files'
import { size, targetWords } from './dataset-words'
import { generators } from '../learning/generators/registry'
import { UsageError } from './usage'

/** `descent datasets`, and `descent datasets remove`. */
export function datasetsCommand(locations: Locations): Command {
  const command = new Command('datasets')
    .description('List the datasets: samples x columns, size on the disk, what is predicted.')
    .action(() => void process.stdout.write(table(locations)))
  command
    .command('remove')
    .description('Remove a dataset. MNIST is made anew when it is needed.')
    .argument('<name>', 'Name of the dataset')
    .action((name: string) => {
      remove(name, locations)
      process.stdout.write(`Removed ${name}.\n`)
    })
  return command
}

function remove(name: string, { datasets }: Locations): void {
  try {
    removeDataset(name, datasets)
  } catch (error) {
    if (error instanceof DescentError && error.code === 'invalid-input') throw new UsageError(error.message)
    throw error
  }
}

function table({ datasets, mnistSource }: Locations): string {
  const listed = listDatasets(datasets)
  const lines = listed.map(line)
  const atHand = existsSync(mnistSource) && !listed.some(({ name }) => name === 'mnist')
  if (atHand) lines.unshift(row('mnist', 'at hand; the first run that needs it makes its folder'))
  if (lines.length === 0) lines.push('There is no dataset in a folder: descent import makes one.')
  lines.push(`Drawn when a run needs them: ${Object.keys(generators).join(', ')}.`)
  lines.push('descent run LAB --data NAME runs a lab on one of these.')
  return lines.map((text) => `${text}\n`).join('')
}

function line({ name, bytes, description }: ListedDataset): string {
  if (typeof description === 'string') return row(name, `damaged: ${description}`)
  const { samples, dimension, target } = description
  const numbers = `${`${grouped(samples)} x ${grouped(dimension)}`.padEnd(20)}${size(bytes).padStart(10)}`
  return row(name, `${numbers}  ${targetWords(target)}`)
}

function row(name: string, text: string): string {
  return `${name.padEnd(24)}${text}`
}
