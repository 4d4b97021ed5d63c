import { renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { DescentError } from '../../contract/errors'
import type { DatasetDescription } from '../description'
import { grouped } from '../files'
import { ArrayWriter } from './array-writer'
import { dialectOf, type TableReader } from './csv-dialect'
import { readRecords } from './csv-records'
import { checkEncoding, textOf } from './csv-text'
import type { ImportOptions } from './options'
import { partsOf, type Follower } from './parts'
import { tableColumns } from './table-columns'
import { componentsFile, targetFile } from './table-finish'
import { TablePass } from './table-pass'
import { Surprise, type PassPlan } from './table-plan'

/** What an importer finds out of a source, beside the arrays that it writes. */
export type Imported = Pick<
  DatasetDescription,
  'samples' | 'dimension' | 'type' | 'columns' | 'target' | 'picture' | 'splits' | 'notes'
>

/**
 * Imports a table of comma-separated values and its like into x.npy and y.npy, in memory that does not depend on
 * its length: rows are written as they come. What the end of the table decides, classes by their names, columns
 * for texts, means, is done in a second step over what has been written.
 * @param folder where x.npy and y.npy are written
 * @throws DescentError 'dataset' with the line and the column of what is wrong
 */
export async function importTable(
  path: string,
  folder: string,
  options: ImportOptions,
  follower: Follower
): Promise<Imported> {
  let plan = await firstPlan(path, options, follower)
  for (;;) {
    try {
      return await importAsPlanned(path, folder, plan, options, follower)
    } catch (error) {
      if (!(error instanceof Surprise)) throw error
      plan = { ...plan, ...error.change }
    }
  }
}

async function firstPlan(path: string, options: ImportOptions, { signal }: Follower): Promise<PassPlan> {
  const { missing = 'error', type, target, oneHot = 0, picture } = options
  if (missing === 'mean' && (type === 'uint8' || (type === undefined && picture !== undefined))) {
    const remedy = 'choose error or drop, or --type float64'
    throw new DescentError('invalid-input', `missing: a mean is no whole number: ${remedy}`)
  }
  const { dialect, first } = await dialectOf(readerOf(path, options, { signal }), options, path)
  const { fields, line } = first
  if (dialect.hasHeader) fields.forEach((name, c) => checkEncoding(name, `${path}: line ${line}, column ${c + 1}`))
  return {
    columns: tableColumns(dialect.hasHeader ? fields : fields.length, options, path),
    dialect,
    missing,
    type: type ?? (picture === undefined ? 'float64' : 'uint8'),
    target,
    oneHot,
    textColumns: new Set(),
    labelIsValue: false
  }
}

/** Reads a table from its beginning, each time anew. */
function readerOf(path: string, { encoding = 'auto' }: ImportOptions, follower: Follower): TableReader {
  return (delimiter, take) => readRecords(textOf(partsOf(path, follower), encoding, path), delimiter, take, path)
}

async function importAsPlanned(
  path: string,
  folder: string,
  plan: PassPlan,
  options: ImportOptions,
  follower: Follower
): Promise<Imported> {
  const { columns, dialect } = plan
  const [xPart, yPart] = ['x.part', 'y.part'].map((name) => join(folder, name))
  rmSync(xPart, { force: true })
  rmSync(yPart, { force: true })
  const hasTexts = plan.textColumns.size > 0
  const x = new ArrayWriter(xPart, hasTexts ? 'float64' : plan.type, columns.inputs.length)
  const y = columns.label === undefined ? undefined : new ArrayWriter(yPart, 'float64')
  try {
    const pass = new TablePass(plan, path, x, y)
    const read = readerOf(path, options, follower)
    let isHeader = dialect.hasHeader
    await read(dialect.delimiter, (record) => {
      if (!isHeader) pass.take(record)
      isHeader = false
    })
    x.finish()
    y?.finish()
    if (x.rows === 0) throw noRows(path, pass.dropped)
    return await finished(folder, plan, pass, options, follower)
  } finally {
    x.close()
    y?.close()
  }
}

function noRows(path: string, dropped: number): DescentError {
  const found = dropped === 0 ? 'the line of names alone' : `${grouped(dropped)} rows that all miss a value`
  return new DescentError('dataset', `${path}: expected rows of values, found ${found}`)
}

/** Makes x.npy and y.npy of what the pass has written. */
async function finished(
  folder: string,
  plan: PassPlan,
  pass: TablePass,
  { picture }: ImportOptions,
  follower: Follower
): Promise<Imported> {
  const { x, y, dropped, filled } = pass
  const target = y === undefined ? ({ kind: 'none' } as const) : await targetFile(folder, plan, pass, follower)
  let columns = plan.columns.inputs.map((c) => plan.columns.names[c])
  if (plan.textColumns.size > 0 || filled > 0) columns = await componentsFile(folder, plan, pass, follower)
  else renameSync(x.path, join(folder, 'x.npy'))
  if (picture !== undefined && picture.height * picture.width * picture.channels !== columns.length) {
    const expected = `a picture of ${picture.height} x ${picture.width} x ${picture.channels} has other than`
    throw new DescentError('invalid-input', `picture: ${expected} ${columns.length} values`)
  }
  const notes = [
    ...(dropped === 0
      ? []
      : [`Left out for missing values: ${grouped(dropped)} of ${grouped(x.rows + dropped)} rows.`]),
    ...(filled === 0 ? [] : [`Missing values replaced by the means of their columns: ${grouped(filled)}.`])
  ]
  return {
    samples: x.rows,
    dimension: columns.length,
    type: plan.type,
    ...(picture === undefined ? { columns } : { picture }),
    target,
    ...(notes.length === 0 ? {} : { notes })
  }
}
